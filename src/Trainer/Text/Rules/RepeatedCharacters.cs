namespace Trainer.Text.Rules;

/// <summary>Writes three or more of the same character as a count and that character: <c>!!!!</c> becomes <c> xxrep 4 ! </c>.</summary>
/// <remarks>Source: fastai 2.1.8 <c>replace_rep</c>, <c>(\S)(\1{2,})</c>.</remarks>
public static class RepeatedCharacters
{
    private const int Fewest = 3;

    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (int start = 0, end; start < text.Length; start = end)
        {
            var codePoint = CodePoints.At(text, start);
            var width = CodePoints.Width(codePoint);
            end = start + width;
            while (end < text.Length && CodePoints.At(text, end) == codePoint)
                end += width;
            var count = (end - start) / width;
            if (count < Fewest || CodePoints.IsWhiteSpace(text[start]))
                continue;
            rewriter.Replace(start, end).Append(' ').Append(SpecialTokens.RepeatedCharacter).Append(' ').Append(count)
                .Append(' ').Append(text, start, width).Append(' ');
        }

        return rewriter.Finish();
    }
}
