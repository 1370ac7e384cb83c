using System.Text;

namespace Text.Rules;

/// <summary>Builds a text that differs from another in some places; hands back that other text itself where none differs.</summary>
internal struct Rewriter(string text)
{
    private StringBuilder? _output;
    private int _copied;

    /// <summary>
    /// Drops the units from <paramref name="start"/> to <paramref name="end"/>; what is appended to the result takes their place.
    /// </summary>
    public StringBuilder Replace(int start, int end)
    {
        _output ??= new StringBuilder(text.Length + 16);
        _output.Append(text, _copied, start - _copied);
        _copied = end;
        return _output;
    }

    public readonly string Finish() => _output is null ? text : _output.Append(text, _copied, text.Length - _copied).ToString();
}
