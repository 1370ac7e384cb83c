using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Trainer.Cli.Terminals;

/// <summary>The streams of the command line.</summary>
/// <param name="Input">Standard input: texts, one per line.</param>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: warnings and errors.</param>
/// <param name="Bars">Draws on the terminal of <paramref name="Output"/>; null if it is not a terminal or does not support drawing.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, IAnsiConsole? Bars)
{
    private const int BlockSize = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Standard output for a command that ends when the reader closes the pipe: unlike <see cref="Output"/>, writing then fails. The writer
    /// must flush.
    /// </summary>
    public TextWriter Answers { get; init; } = Output;

    /// <summary>The byte stream of <see cref="Input"/>; a command uses only one of the two.</summary>
    public Stream InputBytes { get; init; } = Stream.Null;

    /// <summary>The byte stream of <see cref="Answers"/>; a command uses only one of the two.</summary>
    public Stream AnswerBytes { get; init; } = Stream.Null;

    /// <summary>Whether <see cref="Error"/> is a terminal, so that a line can be overwritten.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The environment of the training service; empty outside of a service.</summary>
    public ServiceEnvironment Service { get; init; } = new();

    // CI systems keep a log, also where they give the process a terminal.
    private static bool IsCi => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        var (input, answers) = (Console.OpenStandardInput(), OpenPipe() ?? Console.OpenStandardOutput());
        return new(
            new StreamReader(input, Utf8, bufferSize: BlockSize),
            new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true } && !Console.IsOutputRedirected && !IsCi ? AnsiConsole.Console : null)
        {
            Answers = new StreamWriter(answers, Utf8, BlockSize),
            InputBytes = input,
            AnswerBytes = answers,
            IsErrorTerminal = !Console.IsErrorRedirected && !IsCi,
            Service = ServiceEnvironment.Read(Environment.GetEnvironmentVariable),
        };
    }

    /// <summary>Whether writing <see cref="Answers"/> failed because the reader closed the pipe.</summary>
    public static bool IsReaderGone(IOException failure) =>
        failure.InnerException is SocketException { SocketErrorCode: SocketError.Shutdown };

    /// <summary>Standard output if it is a pipe; .NET's console stream does not report that the reader closed the pipe.</summary>
    private static AnonymousPipeClientStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows())
            return null;
        try
        {
            return new AnonymousPipeClientStream(PipeDirection.Out, new SafePipeHandle(1, ownsHandle: false));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
