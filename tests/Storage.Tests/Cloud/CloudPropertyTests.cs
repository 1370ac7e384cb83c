using CsCheck;
using FakeCloud.Buckets;

namespace Storage.Tests.Cloud;

public sealed class CloudPropertyTests
{
    private const int MostBytes = 1_500_000;

    private static readonly Gen<long> Byte = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 300], Gen.Long[0, MostBytes]);

    private static readonly Gen<Fault?> UploadFault = Gen.OneOf(
        Gen.Const((Fault?)null),
        Byte.Select(at => (Fault?)new Fault.Drop(at)),
        Gen.Select(Gen.OneOf<int>(408, 410, 429, 500, 502, 503, 504), Byte, (code, at) => (Fault?)new Fault.Status(code, at)),
        Byte.Select(at => (Fault?)new Fault.KeepOnly(at)),
        Gen.Const((Fault?)new Fault.LoseAnswer()));

    private static readonly Gen<Fault?> DownloadFault = Gen.OneOf(
        Gen.Const((Fault?)null),
        Byte.Select(at => (Fault?)new Fault.Drop(at)),
        Byte.Select(at => (Fault?)new Fault.Truncate(at)),
        Gen.OneOf<int>(408, 429, 500, 502, 503, 504).Select(code => (Fault?)new Fault.Status(code)));

    [Fact]
    public async Task However_often_and_wherever_it_breaks_what_comes_back_is_what_went() =>
        await Gen.Select(Gen.Int[0, MostBytes], Gen.Int, UploadFault.Array[0, 6], DownloadFault.Array[0, 6], Gen.Bool).SampleAsync(
            async (size, seed, uploadFaults, downloadFaults, onlyIfAbsent) =>
            {
                using var folder = new TempFolder();
                var source = folder.PathOf("source");
                var content = new byte[size];
                new Random(seed).NextBytes(content);
                await File.WriteAllBytesAsync(source, content);
                await using var cloud = await FakeCloudStore.StartAsync();
                cloud.Faults.Next(RequestKind.UploadChunk, uploadFaults);
                cloud.Faults.Next(RequestKind.Download, downloadFaults);
                var store = cloud.Open();

                await store.UploadAsync(source, "m/a", onlyIfAbsent ? UploadCondition.IfAbsent : UploadCondition.Overwrite);
                await store.DownloadAsync("m/a", folder.PathOf("copy"));

                (await File.ReadAllBytesAsync(folder.PathOf("copy"))).AsSpan().SequenceEqual(content).Should().BeTrue();
            },
            iter: 150);
}
