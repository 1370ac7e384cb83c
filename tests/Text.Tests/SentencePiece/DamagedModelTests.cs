using Faults;
using Text.SentencePiece;

namespace Text.Tests.SentencePiece;

public sealed class DamagedModelTests
{
    /// <summary>Allocation limit for a damaged model of at most 250 KB, including garbage.</summary>
    private const long MemoryBound = 64L << 20;

    private const int Rounds = 300;

    private static readonly string[] Texts =
    [
        "", " ", "aujourd'hui  <url>", "ﷺ ㍿ ｶﾀｶﾅ é e\u0301", "😀 日本語\0x", new string('a', 20_000),
        string.Concat(Enumerable.Repeat("é ", 9_000)),
    ];

    [Theory(Timeout = 60_000)]
    [InlineData("fr_unigram_nfkc")]
    [InlineData("fr_bpe_bytes")]
    [InlineData("fr_char")]
    [InlineData("fr_word")]
    public Task A_damaged_model_works_or_is_refused_and_nothing_else(string name) => Task.Run(
        () =>
        {
            using var folder = new TempFolder();
            var whole = File.ReadAllBytes(Golden.Copy($"spm/{name}.model"));
            var refused = 0;
            for (var seed = 0; seed < Rounds; seed++)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                var path = folder.PathOf("spm.model");
                File.WriteAllBytes(path, Damage(whole, new Random(seed)));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var fault = Record.Exception(() => Use(SentencePieceModel.Load(path)));
                (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, $"seed {seed}");
                if (fault is not null)
                    fault.Should().BeOfType<FaultException>($"seed {seed}").Which.Kind.Should().Be(FaultKind.Data);
                refused += fault is null ? 0 : 1;
            }

            refused.Should().BeGreaterThan(Rounds / 20, "most damage is seen");
        },
        TestContext.Current.CancellationToken);

    private static void Use(SentencePieceModel model)
    {
        foreach (var text in Texts)
            model.Encode(text).Should().OnlyContain(piece => piece.Id >= 0 && piece.Id < model.Count && piece.Text.Length > 0);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var damaged = file.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return damaged[..random.Next(damaged.Length)];
            case 1:
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                return damaged;
            case 2:
                var start = random.Next(damaged.Length);
                random.NextBytes(damaged.AsSpan(start, Math.Min(random.Next(64), damaged.Length - start)));
                return damaged;
            default:
                for (var count = random.Next(1, 200); count > 0; count--)
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
        }
    }
}
