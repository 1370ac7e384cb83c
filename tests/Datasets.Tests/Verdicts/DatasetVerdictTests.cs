using Datasets.Validation;
using Datasets.Verdicts;
using Faults;

namespace Datasets.Tests.Verdicts;

public sealed class DatasetVerdictTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_saved_is_loaded()
    {
        var options = new DatasetOptions
        {
            Path = _folder.Write("data.csv", "text\ta\tb\none\t1\t0\ntwo\t0\t1\none\t1\t1\n\t0\t0\nthree\t0\t1\nfour\t1\t0\n"),
            TextColumn = "text",
            Labels = ["a", "b"],
        };
        var verdict = DatasetValidator.Validate(options);

        verdict.Save(_folder.PathOf("validation.json"));

        verdict.Findings.Should().NotBeEmpty();
        DatasetVerdict.Load(_folder.PathOf("validation.json")).Should().BeEquivalentTo(verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"path\": 3}")]
    public void What_is_no_verdict_is_a_mistake_that_names_the_file(string content)
    {
        var path = _folder.Write("validation.json", content);

        var act = () => DatasetVerdict.Load(path);

        act.Should().Throw<FaultException>().Which.Message.Should().StartWith($"{path}: not a validation result (").And.EndWith("Delete it; validation then runs again.");
    }
}
