using System.Text;

namespace Text.Rules;

/// <summary>Builds a modified copy of a text; returns the original string when nothing changes.</summary>
internal struct Rewriter(string text)
{
    private StringBuilder? _output;
    private int _copied;

    /// <summary>
    /// Drops the units from <paramref name="start"/> to <paramref name="end"/>; append the replacement to the returned builder.
    /// </summary>
    public StringBuilder Replace(int start, int end)
    {
        _output ??= new StringBuilder(text.Length + 16);
        _output.Append(text, _copied, start - _copied);
        _copied = end;
        return _output;
    }

    /// <summary>Returns the modified text.</summary>
    public readonly string Finish() => _output is null ? text : _output.Append(text, _copied, text.Length - _copied).ToString();
}
