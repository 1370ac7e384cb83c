namespace Text.Benchmarks;

/// <summary>What the subjects are called.</summary>
internal static class Names
{
    public const string OnNothing = ", no text";

    public static string FullPath(Model model, int threads) => $"rules + {Pieces(model)}, {Threads(threads)}";

    public static string Encoder(Model model, int threads) => $"{Pieces(model)} alone, {Threads(threads)}";

    public static string English(int threads) => $"rules + English words, {Threads(threads)}";

    public static string OurProgram(Model model) => $"our program, {Pieces(model)}";

    public static string SpmEncode(Model model) => $"spm_encode, {Pieces(model)}";

    private static string Pieces(Model model) => $"{model.Pieces} pieces";

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";
}
