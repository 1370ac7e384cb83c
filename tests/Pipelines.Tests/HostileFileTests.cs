using CsCheck;

namespace Pipelines.Tests;

public sealed class HostileFileTests : IDisposable
{
    private const string Alphabet = " \t\n:,-[]{}#&*!|>'\"%@`?$~<.0a\r\u0085\u2028불";

    private readonly PipelineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whatever_is_typed_into_a_file_it_loads_or_every_mistake_has_its_place()
    {
        var good = File.ReadAllText(Repository.PathOf("tests", "Pipelines.Tests", "Whole", "everything.yaml"));
        var edit = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 3], Gen.Char[Alphabet].Array[0, 4]);

        edit.Array[1, 4].Sample(edits =>
        {
            var text = edits.Aggregate(good, (text, edit) =>
            {
                var at = Math.Min(edit.Item1, text.Length);
                return text[..at] + new string(edit.Item3) + text[Math.Min(text.Length, at + edit.Item2)..];
            });
            return LoadsOrPointsInto(text);
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public void Lines_may_be_lost_or_swapped()
    {
        var lines = File.ReadAllLines(Repository.PathOf("tests", "Pipelines.Tests", "Whole", "everything.yaml"));

        Gen.Shuffle(lines).SelectMany(all => Gen.Int[1, all.Length].Select(count => all[..count]))
            .Sample(some => LoadsOrPointsInto(string.Join('\n', some)), iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("submit: { env: { : , } }")]
    [InlineData("submit: {:, }")]
    [InlineData("submit: { a: {:,")]
    public void A_flow_map_that_lacks_a_key_or_a_value_has_its_place(string text) => LoadsOrPointsInto(text).Should().BeTrue();

    private bool LoadsOrPointsInto(string text)
    {
        _folder.Write("main.yaml", text);
        try
        {
            _folder.Load("main.yaml");
            return true;
        }
        catch (PipelineFileException e)
        {
            return e.Mistakes.Count > 0
                && e.Mistakes.All(mistake => mistake is { Line: >= 1, Column: >= 1, Suggestion: not "" } && mistake.ToString() != "");
        }
    }
}
