namespace PyTorchFiles.Tests;

public sealed class FuzzTests
{
    /// <summary>Allocation limit for a damaged file of at most 100 KB, including garbage.</summary>
    private const long MemoryBound = 256L << 20;

    private const int Rounds = 600;

    private static readonly string Folder = Repository.PathOf("tests", "Fixtures", "a_lm_qrnn");

    [Theory(Timeout = 60_000)]
    [InlineData("weights.pth")]
    [InlineData("weights_legacy.pth")]
    [InlineData("weights_opt.pth")]
    public Task A_damaged_weights_file_is_read_or_refused_and_nothing_else(string file) => Fuzz(
        File.ReadAllBytes(Path.Combine(Folder, file)),
        bytes => PyTorchFile.ReadStateDict(new MemoryStream(bytes), file),
        TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [InlineData("vocab_p2.pkl")]
    [InlineData("vocab_p4.pkl")]
    public Task A_damaged_vocabulary_is_read_or_refused_and_nothing_else(string file) => Fuzz(
        File.ReadAllBytes(Path.Combine(Folder, file)),
        bytes => PickleFile.ReadStrings(new MemoryStream(bytes), file),
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task A_damaged_pickle_under_a_right_checksum_is_read_or_refused_and_nothing_else() => Fuzz(
        TestArchive.Pickle(writer => writer.OneTensor([2, 3], [3, 1])),
        bytes => PyTorchFile.ReadStateDict(new MemoryStream(WithPickle(bytes)), "weights.pth"),
        TestContext.Current.CancellationToken);

    private static byte[] WithPickle(byte[] pickle) =>
        TestArchive.Zip(writer => writer.Keys(), ("archive/data.pkl", pickle.Length > 0 ? pickle : [0]));

    private static Task Fuzz(byte[] file, Action<byte[]> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var refused = 0;
            for (var seed = 0; seed < Rounds; seed++)
            {
                cancellation.ThrowIfCancellationRequested();
                var damaged = Damage(file, new Random(seed));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var fault = Record.Exception(() => read(damaged));
                (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, $"seed {seed}");
                if (fault is not null)
                    fault.Should().BeOfType<PyTorchFileException>($"seed {seed}");
                refused += fault is null ? 0 : 1;
            }

            refused.Should().BeGreaterThan(Rounds / 20, "most damage is seen");
        },
        cancellation);

    private static byte[] Damage(byte[] file, Random random)
    {
        var damaged = file.ToArray();
        var at = random.Next(Math.Min(damaged.Length, random.Next(2) == 0 ? 3000 : int.MaxValue));
        switch (random.Next(6))
        {
            case 0: return damaged[..random.Next(damaged.Length)];
            case 1: return [.. damaged[..at], .. damaged[random.Next(damaged.Length)..]];
            case 2: return [.. damaged[..at], .. RandomBytes(random, random.Next(1, 40)), .. damaged[at..]];
            case 3: damaged.AsSpan(at, Math.Min(8, damaged.Length - at)).Fill((byte)(random.Next(2) * 255)); break;
            case 4: RandomBytes(random, Math.Min(4, damaged.Length - at)).CopyTo(damaged, at); break;
            default:
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                break;
        }

        return damaged;
    }

    private static byte[] RandomBytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
