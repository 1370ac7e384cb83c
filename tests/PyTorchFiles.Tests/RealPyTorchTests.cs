using System.Text.Json;

namespace PyTorchFiles.Tests;

public sealed class RealPyTorchTests(RealPyTorch pyTorch) : IClassFixture<RealPyTorch>
{
    [Fact]
    public void Whatever_PyTorch_saves_as_a_state_dict_is_read_bit_for_bit()
    {
        using var folder = new TempFolder();
        pyTorch.Run("write", folder.Path);
        var index = JsonDocument.Parse(File.ReadAllText(folder.PathOf("index.json"))).RootElement;
        index.EnumerateObject().Should().HaveCount(44);
        foreach (var file in index.EnumerateObject())
        {
            var expected = StateDict(file.Value);
            var read = PyTorchFile.ReadStateDict(folder.PathOf($"{file.Name}.pth"));
            read.ShouldEqual(expected);
            read.OptimizerLeftOut.Should().Be(file.Name.StartsWith("learner"), file.Name);
            if (file.Name.StartsWith("tied"))
                TiedPairs(read).Should().Equal([("a", "c"), ("d", "e")], file.Name);
        }
    }

    [Fact]
    public void State_dicts_of_other_versions_devices_and_tools_are_read()
    {
        using var folder = new TempFolder();
        pyTorch.Run("odd", folder.Path);
        var expected = StateDict(JsonDocument.Parse(File.ReadAllText(folder.PathOf("tensors.json"))).RootElement);
        var files = Directory.GetFiles(folder.Path, "*.pth");
        files.Should().HaveCount(7);
        foreach (var file in files)
            PyTorchFile.ReadStateDict(file).ShouldEqual(expected);
    }

    [Fact]
    public void What_is_more_than_plain_tensors_by_name_is_refused_in_one_line()
    {
        using var folder = new TempFolder();
        pyTorch.Run("refused", folder.Path);
        var files = Directory.GetFiles(folder.Path);
        files.Should().HaveCount(43);
        foreach (var file in files)
        {
            var message = Assert.Throws<PyTorchFileException>(() => PyTorchFile.ReadStateDict(file)).Message;
            message.Should().StartWith($"{file}: ").And.NotContain("\n");
        }

        Assert.Throws<PyTorchFileException>(() => PyTorchFile.ReadStateDict(folder.PathOf("script.pth"))).Reason
            .Should().Be("it is a TorchScript archive, including code, not only weights. Save model.state_dict() with torch.save.");
    }

    [Fact]
    public void PyTorch_reads_what_we_write_with_weights_only_or_without()
    {
        using var folder = new TempFolder();
        var weights = EveryKind();
        PyTorchFile.Write(folder.PathOf("ours.pth"), weights);
        File.WriteAllText(folder.PathOf("expected.json"), JsonSerializer.Serialize(new
        {
            tensors = weights.Select(pair => new
            {
                name = pair.Key,
                dtype = pair.Value.ElementType.DType(),
                shape = pair.Value.Shape,
                bytes = Convert.ToBase64String(pair.Value.Bytes.Span),
            }),
            tied = new[] { new[] { "tied", "int64" } },
        }));
        pyTorch.Run("check", folder.PathOf("ours.pth"), folder.PathOf("expected.json")).Trim().Should().Be("equal");
        PyTorchFile.ReadStateDict(folder.PathOf("ours.pth")).ShouldEqual(weights);
    }

    /// <remarks>PyTorch's zip reader accepts 64-bit offsets only in archives above 4 GiB; Python's accepts them in all.</remarks>
    [Fact]
    public void The_zip_records_of_an_archive_above_4_GiB_are_those_that_Python_reads()
    {
        using var folder = new TempFolder();
        var weights = EveryKind();
        using (var file = File.Create(folder.PathOf("wide.pth")))
            StateDictWriter.Write(file, weights, wideFrom: 1);
        pyTorch.Run("unzip", folder.PathOf("wide.pth")).Trim()
            .Should().Be("archive/data.pkl archive/byteorder archive/data/14 archive/version");
        PyTorchFile.ReadStateDict(folder.PathOf("wide.pth")).ShouldEqual(weights);
    }

    [Fact]
    public void Lists_of_texts_are_read_in_every_pickle_protocol()
    {
        using var folder = new TempFolder();
        pyTorch.Run("pickles", folder.Path);
        var texts = JsonSerializer.Deserialize<string[]>(File.ReadAllText(folder.PathOf("texts.json")))!;
        foreach (var file in Directory.GetFiles(folder.Path, "*.pkl"))
        {
            PickleFile.ReadStrings(file).Should().Equal(
                Path.GetFileName(file).StartsWith("long") ? [.. Enumerable.Range(0, 5000).Select(i => $"t{i % 4000}")] : texts, file);
        }
    }

    [Fact]
    public void Python_reads_the_texts_we_write()
    {
        using var folder = new TempFolder();
        string[] texts = ["xxunk", "▁été", "불평/불만", "line\nfeed", "\\", "😀", "", .. Enumerable.Range(0, 3000).Select(i => $"t{i}")];
        PickleFile.WriteStrings(folder.PathOf("vocab.pkl"), texts);
        JsonSerializer.Deserialize<string[]>(pyTorch.Run("unpickle", folder.PathOf("vocab.pkl"))).Should().Equal(texts);
        PickleFile.ReadStrings(folder.PathOf("vocab.pkl")).Should().Equal(texts);
    }

    private static StateDict EveryKind()
    {
        var weights = new StateDict();
        foreach (var type in ElementTypes.All)
        {
            byte[] bytes = [.. Enumerable.Range(0, 6 * type.Size()).Select(i => (byte)(type == ElementType.Bool ? i % 2 : i))];
            weights.Add(type.DType(), new(type, [2, 3], bytes));
        }

        weights.Add("tied", weights["int64"]);
        weights.Add("scalar", TensorData.Of<float>([float.NaN]));
        weights.Add("empty", TensorData.Of<float>([], 0, 3));
        weights.Add("four dimensions", TensorData.Of<short>([.. Enumerable.Range(0, 120).Select(i => (short)(-i))], 2, 3, 4, 5));
        weights.Add("long", TensorData.Of<byte>(new byte[70_000], 70_000));
        weights.Add("이름/é", TensorData.Of<Half>([(Half)1.5f, Half.MinValue], 2));
        return weights;
    }

    private static List<(string, string)> TiedPairs(StateDict weights) =>
    [
        .. from a in weights
           from b in weights
           where string.CompareOrdinal(a.Key, b.Key) < 0 && a.Value.SharesStorageWith(b.Value)
           select (a.Key, b.Key),
    ];

    private static StateDict StateDict(JsonElement tensors)
    {
        var weights = new StateDict();
        foreach (var tensor in tensors.EnumerateArray())
            weights.Add(tensor.GetProperty("name").GetString()!, Tensor(tensor));
        return weights;
    }

    private static TensorData Tensor(JsonElement tensor) => new(
        Enum.Parse<ElementType>(tensor.GetProperty("dtype").GetString()!, ignoreCase: true),
        [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
        tensor.GetProperty("bytes").GetBytesFromBase64());
}
