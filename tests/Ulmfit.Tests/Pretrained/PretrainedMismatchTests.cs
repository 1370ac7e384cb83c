using System.Text;
using Faults;
using PyTorchFiles;
using Settings;
using Ulmfit.Pretrained;

namespace Ulmfit.Tests.Pretrained;

/// <summary>Files that do not fit together: the message lists every mismatch.</summary>
public sealed class PretrainedMismatchTests
{
    /// <summary>The largest allocation of a rejection, including garbage.</summary>
    private const long MemoryBound = 16L << 20;

    private static readonly (string What, Architecture Architecture, Action<TinyPretrained> Change)[] Cases =
    [
        ("other sizes", Architecture.AwdLstm, files => (files.Settings!["emb_sz"], files.Settings["n_hid"]) = (5, 6)),
        ("a layer more", Architecture.AwdLstm, files => files.Settings!["n_layers"] = 3),
        ("a layer less", Architecture.AwdQrnn, files => files.Settings!["n_layers"] = 1),
        ("an LSTM taken for a QRNN", Architecture.AwdLstm, files => files.Settings!.Remove("qrnn")),
        ("a QRNN taken for an LSTM", Architecture.AwdQrnn, files => files.Settings!["qrnn"] = false),
        ("sizes that no memory holds", Architecture.AwdQrnn, files =>
            (files.Settings!["emb_sz"], files.Settings["n_hid"], files.Settings["n_layers"]) = (65536, 65536, 3)),
        ("more layers than a page has lines", Architecture.AwdQrnn, files => files.Settings!["n_layers"] = 64),
        ("another number of rows", Architecture.AwdLstm, files =>
        {
            files.Weights["1.decoder.bias"] = TinyPretrained.Values([7]);
            files.Weights["1.decoder.weight"] = TinyPretrained.Values([9, 3]);
        }),
        ("an untied decoder", Architecture.AwdLstm, files => files.Weights["1.decoder.weight"] = TinyPretrained.Values([8, 3], seed: 50)),
        ("two layers in one memory", Architecture.AwdLstm, files =>
            files.Weights["0.rnns.0.module.bias_hh_l0"] = files.Weights["0.rnns.0.module.bias_ih_l0"]),
        ("numbers that are none", Architecture.AwdLstm, files =>
        {
            files.Weights["1.decoder.bias"] = TensorData.Of<float>([1, float.NaN, 3, float.NegativeInfinity, 5, 6, 7, 8], 8);
            files.Weights["0.rnns.0.module.bias_hh_l0"] = TensorData.Of<double>([.. Enumerable.Repeat(1e300, 16)], 16);
            files.Weights["0.rnns.1.module.bias_hh_l0"] = TensorData.Of<Half>([.. Enumerable.Repeat(Half.PositiveInfinity, 12)], 12);
        }),
        ("whole numbers", Architecture.AwdLstm, files =>
            files.Weights["0.rnns.0.module.bias_hh_l0"] = TensorData.Of<long>([.. Enumerable.Repeat(1L, 16)], 16)),
        ("no decoder", Architecture.AwdLstm, files => files.Weights.Remove("1.decoder.bias")),
        ("a single number", Architecture.AwdLstm, files => files.Weights["1.decoder.bias"] = TinyPretrained.Values([])),
        ("a name with escape sequences", Architecture.AwdLstm, files => files.Weights.Add("\u001b[2J\n", TinyPretrained.Values([1]))),
        ("a classifier", Architecture.AwdLstm, files =>
        {
            var renamed = files.Weights.Select(entry => KeyValuePair.Create(entry.Key.Replace("0.", "0.module."), entry.Value)).ToArray();
            files.Weights.Clear();
            foreach (var (name, tensor) in renamed)
                files.Weights[name] = tensor;
        }),
        ("no tensors", Architecture.AwdQrnn, files => files.Weights.Clear()),
    ];

    [Fact]
    public void Every_mismatch_is_named_with_what_was_expected_and_found_in_bounded_memory()
    {
        var messages = new StringBuilder();
        foreach (var (what, architecture, change) in Cases)
        {
            using var files = new TinyPretrained(architecture);
            change(files);
            var written = files.Write();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = Assert.ThrowsAny<FaultException>(() => PretrainedLanguageModel.Read(written));
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, what);
            fault.Kind.Should().Be(FaultKind.Data);
            messages.AppendLine($"# {what}").AppendLine(fault.Message);
        }

        Snapshot.Match(messages.ToString(), "Ulmfit.Tests/Snapshots/pretrained-mismatches.txt");
    }
}
