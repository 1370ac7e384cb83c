using System.Text.Json;

namespace PyTorchFiles.Tests;

public sealed class GoldenFilesTests
{
    /// <summary>Key suffixes of an embedding and of the tensors tied to it.</summary>
    private static readonly string[] Tied = [".encoder.weight", ".encoder_dp.emb.weight", ".decoder.weight"];

    public static IEnumerable<TheoryDataRow<string>> Models => Golden.FixturesLike("", "weights.pth");

    public static IEnumerable<TheoryDataRow<string>> Vocabularies => Golden.FixturesLike("", "vocab*.pkl");

    public static IEnumerable<TheoryDataRow<string>> OldCheckpoints => Golden.FixturesLike("", "weights_v1keys.pth");

    public static IEnumerable<TheoryDataRow<string>> Encoders => Golden.FixturesLike("", "encoder.pth");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void Weights_of_fastai_are_read_bit_for_bit_in_both_formats(string folder)
    {
        var golden = new GoldenFolder(folder);
        foreach (var file in golden.Files("weights*.pth").Where(file => !file.Contains("v1keys")))
        {
            var read = PyTorchFile.ReadStateDict(file);
            read.Keys.Should().Equal(golden.StateDictKeys, file);
            foreach (var (name, tensor) in read)
                tensor.ShouldEqual(golden.Find(name)!, name);
            read.OptimizerLeftOut.Should().Be(file.Contains("_opt"), file);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void The_tied_tensors_of_a_model_share_one_storage(string folder)
    {
        var golden = new GoldenFolder(folder);
        var tied = golden.StateDictKeys.Where(key => Tied.Any(key.EndsWith)).ToArray();
        tied.Length.Should().BeGreaterThan(1);
        foreach (var file in golden.Files("weights*.pth").Where(file => !file.Contains("v1keys")))
        {
            var read = PyTorchFile.ReadStateDict(file);
            read.Where(pair => pair.Value.SharesStorageWith(read[tied[0]])).Select(pair => pair.Key).Should().Equal(tied, file);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(OldCheckpoints))]
    public void Keys_of_fastai_version_1_are_read_beside_the_others(string folder)
    {
        var golden = new GoldenFolder(folder);
        var read = PyTorchFile.ReadStateDict(golden.PathOf("weights_v1keys.pth"));
        read.Keys.Should().Equal(golden.Values.GetProperty("v1_keys_in_order").EnumerateArray().Select(key => key.GetString()));
        foreach (var (name, tensor) in read)
        {
            if (golden.Find(name) is { } expected)
                tensor.ShouldEqual(expected, name);
            else
                tensor.As<float>().ToArray().Distinct().Should().ContainSingle(name);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Encoders))]
    public void A_saved_encoder_is_read_without_the_language_models_prefix(string folder)
    {
        var golden = new GoldenFolder(folder);
        var read = PyTorchFile.ReadStateDict(golden.PathOf("encoder.pth"));
        read.Keys.Should().Equal(golden.Values.GetProperty("encoder_pth_keys").EnumerateArray().Select(key => key.GetString()));
        foreach (var (name, tensor) in read)
            tensor.ShouldEqual(golden.Find($"0.{name}")!, name);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Vocabularies))]
    public void Vocabularies_are_read_in_order(string folder)
    {
        var golden = new GoldenFolder(folder);
        foreach (var file in golden.Files("vocab*.pkl"))
            PickleFile.ReadStrings(file).Should().Equal(golden.Values.GetProperty("vocab").Deserialize<string[]>());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Models))]
    public void What_is_written_is_read_back_with_its_ties_and_has_the_same_bytes_each_time(string folder)
    {
        var weights = PyTorchFile.ReadStateDict(new GoldenFolder(folder).PathOf("weights.pth"));
        using var temp = new TempFolder();
        PyTorchFile.Write(temp.PathOf("once.pth"), weights);
        PyTorchFile.Write(temp.PathOf("again.pth"), PyTorchFile.ReadStateDict(temp.PathOf("once.pth")));
        var once = File.ReadAllBytes(temp.PathOf("once.pth"));
        once.Should().Equal(File.ReadAllBytes(temp.PathOf("again.pth")));
        PyTorchFile.ReadStateDict(temp.PathOf("once.pth")).ShouldEqual(weights);
        once.Length.Should().BeLessThan((int)(1.2 * new FileInfo(new GoldenFolder(folder).PathOf("weights.pth")).Length));
    }
}
