using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;

namespace Trainer.Cli.Predicting;

/// <summary>Reads rows from JSON Lines: each line is an object with a member for the text. Skips empty lines.</summary>
/// <param name="name">The name of the input in error messages.</param>
/// <param name="textColumn">The name of the member with the text.</param>
internal sealed class JsonSource(string name, Stream stream, string textColumn) : ITextSource
{
    private const string Advice = "Correct the line.";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public IEnumerable<IReadOnlyList<TextRow>> Read(CancellationToken cancellation)
    {
        var number = 0L;
        foreach (var lines in ByteLines.Read(name, stream))
        {
            foreach (var window in RowWindows.Of(lines.Select(line => ToRow(line, ++number)).OfType<TextRow>()))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return window;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private TextRow? ToRow(byte[] line, long number)
    {
        var content = number == 1 && line.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? line.AsSpan(3) : line;
        if (content.Trim(" \t\r"u8).IsEmpty)
            return null;
        try
        {
            if (JsonNode.Parse(content, documentOptions: Strict) is not JsonObject row)
                throw Broken(number, $"expected a JSON object with a \"{textColumn}\"");
            if (row[textColumn] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
                throw Broken(number, row.ContainsKey(textColumn) ? $"\"{textColumn}\" is not a string" : $"the object has no \"{textColumn}\"");
            return new(number, value.GetValue<string>(), [.. row]);
        }
        catch (JsonException fault)
        {
            var place = fault.BytePositionInLine is { } before ? $" (byte {before + 1})" : "";
            throw Broken(number, $"not valid JSON, not UTF-8, or an object with a duplicate member{place}", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw Broken(number, $"\"{textColumn}\" holds an unpaired surrogate, which is not a character", fault);
        }
    }

    private FaultException Broken(long number, string what, Exception? inner = null) =>
        new(FaultKind.Data, $"{name}:{number}: {what}. {Advice}", inner);
}
