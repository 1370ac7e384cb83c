namespace Trainer.Text.Rules;

/// <summary>Puts a space on both sides of each slash, hash and backslash.</summary>
/// <remarks>Source: fastai 2.1.8 <c>spec_add_spaces</c>, <c>([/#\\])</c>.</remarks>
public static class SpacedSymbols
{
    public static string Apply(string text)
    {
        var rewriter = new Rewriter(text);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '/' or '#' or '\\')
                rewriter.Replace(index, index + 1).Append(' ').Append(text[index]).Append(' ');
        }

        return rewriter.Finish();
    }
}
