using System.Text.Json;
using Faults;

namespace Trainer.Cli;

/// <summary>Reads texts as JSON, one per line: a string, or an object with a <c>text</c>. So a text can contain line breaks.</summary>
internal static class JsonTexts
{
    private const string Key = "text";

    /// <summary>Converts lines to texts.</summary>
    /// <param name="arrivals">The lines as they arrive.</param>
    /// <returns>The texts as they arrive, including those before an invalid line.</returns>
    /// <exception cref="FaultException">A line is not valid; the message has its number.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(IAsyncEnumerable<IReadOnlyList<string>> arrivals)
    {
        var number = 0;
        await foreach (var lines in arrivals)
        {
            var (texts, broken) = (new List<string>(lines.Count), (string?)null);
            foreach (var line in lines)
            {
                number++;
                if (!TryRead(line, out var text, out broken))
                    break;
                texts.Add(text);
            }

            yield return texts;
            if (broken is not null)
                throw new FaultException(FaultKind.Data, $"standard input:{number}: {broken}. Correct the line.");
        }
    }

    private static bool TryRead(string line, out string text, out string? broken)
    {
        (text, broken) = ("", null);
        try
        {
            using var json = JsonDocument.Parse(line);
            var value = json.RootElement;
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Key, out var inner))
                value = inner;
            if (value.ValueKind == JsonValueKind.String)
                text = value.GetString()!;
            else
                broken = $"expected a JSON string, or an object whose \"{Key}\" is one";
        }
        catch (JsonException)
        {
            broken = $"not JSON. Expected a string, or an object whose \"{Key}\" is one";
        }
        catch (InvalidOperationException)
        {
            broken = "its text holds an unpaired surrogate, which is not a character";
        }

        return broken is null;
    }
}
