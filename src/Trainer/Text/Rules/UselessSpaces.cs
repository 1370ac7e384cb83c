namespace Trainer.Text.Rules;

/// <summary>Leaves one space of each run of spaces; other white space stays.</summary>
/// <remarks>Source: fastai 2.1.8 <c>rm_useless_spaces</c>, <c> {2,}</c>.</remarks>
public static class UselessSpaces
{
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            if (text[start] != ' ')
                continue;
            while (end < text.Length && text[end] == ' ')
                end++;
            if (end - start > 1)
                rewriter.Replace(start + 1, end);
        }

        return rewriter.Finish();
    }
}
