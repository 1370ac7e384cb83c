using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scoring.Sampling;

namespace Scoring.Tests.Sampling;

/// <summary>Compares held-out rows and permutations with those of scikit-learn and fastai, for many numbers of rows.</summary>
public sealed class SplitsGoldenTests
{
    public static IEnumerable<TheoryDataRow<string>> Folders => Golden.FixturesLike("h_splits");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Test_rows_are_those_scikit_learn_holds_out(string folder)
    {
        var (values, how) = Read(folder);
        var share = Said(how, @"test_size\s*=\s*([0-9.]+)");
        var seed = (uint)Said(how, @"random_state\s*=\s*(\d+)");
        foreach (var golden in Recorded(values, "train_test_split"))
        {
            var split = Splits.Test(int.Parse(golden.Name), share, seed);

            split.Train.Should().Equal(Numbers(golden.Value.GetProperty("train")));
            split.HeldOut.Should().Equal(Numbers(golden.Value.GetProperty("test")));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Validation_rows_are_those_fastai_holds_out(string folder)
    {
        var (values, how) = Read(folder);
        var share = Said(how, @"valid_pct\s*=\s*([0-9.]+)");
        var seed = (uint)Said(how, @"valid_pct.*?\bseed\s*=\s*(\d+)");
        foreach (var golden in Recorded(values, "random_splitter"))
        {
            var split = Splits.Validation(int.Parse(golden.Name), share, seed);

            split.Train.Should().Equal(Numbers(golden.Value.GetProperty("train")));
            split.HeldOut.Should().Equal(Numbers(golden.Value.GetProperty("valid")));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Permutations_are_numpys(string folder)
    {
        foreach (var (seed, recorded) in Named(folder, @"^numpy_RandomState(\d+)_permutation$"))
        {
            foreach (var golden in recorded.EnumerateObject())
                Permutations.NumPy(seed[0], int.Parse(golden.Name)).Should().Equal(Numbers(golden.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Permutations_are_torchs(string folder)
    {
        foreach (var (numbers, recorded) in Named(folder, @"^torch_randperm_(\d+)_seed(\d+)$"))
            Permutations.Torch(numbers[1], (int)numbers[0]).Should().Equal(Numbers(recorded));
    }

    private static (JsonElement Values, string How) Read(string folder)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement;
        return (manifest.GetProperty("values"), manifest.GetProperty("how").GetString()!);
    }

    private static IEnumerable<JsonProperty> Recorded(JsonElement values, string name)
    {
        if (!values.TryGetProperty(name, out var recorded))
            Assert.Skip($"the fixture has no {name}");
        return recorded.EnumerateObject();
    }

    /// <summary>Returns the values whose names have this form, with the numbers in their names.</summary>
    private static IEnumerable<(uint[] Numbers, JsonElement Recorded)> Named(string folder, string form)
    {
        var found = Read(folder).Values.EnumerateObject().Select(value => (Match: Regex.Match(value.Name, form), value.Value))
            .Where(value => value.Match.Success).ToArray();
        if (found.Length == 0)
            Assert.Skip($"the fixture has no {form}");
        return found.Select(value => (
            value.Match.Groups.Values.Skip(1).Select(group => uint.Parse(group.Value)).ToArray(), value.Value));
    }

    /// <summary>Returns a parameter of the fixture that only its description contains.</summary>
    private static double Said(string how, string form)
    {
        var said = Regex.Match(how, form);
        said.Success.Should().BeTrue($"the description tells {form}: {how}");
        return double.Parse(said.Groups[1].Value.TrimEnd('.'), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Numbers(JsonElement array) => array.EnumerateArray().Select(number => number.GetInt32());
}
