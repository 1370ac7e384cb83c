using System.Text;
using System.Text.Unicode;
using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>Reads each line as a text, including empty lines.</summary>
/// <param name="name">The name of the input in error messages.</param>
internal sealed class LineSource(string name, Stream stream) : ITextSource
{
    public IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation)
    {
        var number = 0L;
        foreach (var lines in ByteLines.Read(name, stream))
        {
            foreach (var window in RowWindows.Of(lines.Select(line => ToRow(line, ++number))))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return window;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private TextRow ToRow(byte[] line, long number) => Utf8.IsValid(line)
        ? new(number, Encoding.UTF8.GetString(number == 1 && line.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? line.AsSpan(3) : line), [])
        : throw new FaultException(
            FaultKind.Data, $"{name}:{number}: the line holds bytes that are not UTF-8. Save the file as UTF-8.");
}
