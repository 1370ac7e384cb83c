using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Trainer.Cli.Terminals;

/// <summary>What the command line reads and writes.</summary>
/// <param name="Input">Texts, one a line.</param>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="Bars">Draws on the terminal behind <paramref name="Output"/>; null when that is none, or one that cannot draw.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, IAnsiConsole? Bars)
{
    private const int BlockSize = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// <see cref="Output"/> for a command that has nothing left to do once nobody reads it any more: writing then fails, as it does not
    /// there. It is flushed by whoever writes.
    /// </summary>
    public TextWriter Answers { get; init; } = Output;

    /// <summary>The bytes of <see cref="Input"/>: a command reads either.</summary>
    public Stream InputBytes { get; init; } = Stream.Null;

    /// <summary>The bytes of <see cref="Answers"/>: a command writes either.</summary>
    public Stream AnswerBytes { get; init; } = Stream.Null;

    /// <summary>Whether <see cref="Error"/> is a terminal, where a line can be written over.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>What a training service says where the process runs; nothing elsewhere.</summary>
    public ServiceEnvironment Service { get; init; } = new();

    // CI systems keep a log, also where they give the process a terminal.
    private static bool IsCi => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");

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

    /// <summary>Whether writing <see cref="Answers"/> failed because nobody reads them any more.</summary>
    public static bool IsReaderGone(IOException failure) =>
        failure.InnerException is SocketException { SocketErrorCode: SocketError.Shutdown };

    /// <summary>Standard output where it is a pipe: the console's own stream hides that the other end was closed.</summary>
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
