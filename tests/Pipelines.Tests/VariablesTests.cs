namespace Pipelines.Tests;

public sealed class VariablesTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public VariablesTests()
    {
        _folder.Environment["NAME"] = "value";
        _folder.Environment["NUMBER"] = "5";
        _folder.Environment["EMPTY"] = "";
        _folder.Environment["BRACES"] = "a: [b, ${NAME}]";
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("${NAME}", "value")]
    [InlineData("a ${NAME} b ${NUMBER}", "a value b 5")]
    [InlineData("${NONE:-default}", "default")]
    [InlineData("${EMPTY:-default}", "default")]
    [InlineData("x${EMPTY}y", "xy")]
    [InlineData("x${NONE:-}y", "xy")]
    [InlineData("${NAME:-default}", "value")]
    [InlineData("${NONE:-${OTHER:-${NAME}/deep}}", "value/deep")]
    [InlineData("${NAME:-${NONE}}", "value")]
    [InlineData("$${NAME}", "${NAME}")]
    [InlineData("$${${NAME}", "${value")]
    [InlineData("$NAME costs $5", "$NAME costs $5")]
    [InlineData("${BRACES}", "a: [b, ${NAME}]")]
    public void Variables_are_filled_in_once(string text, string expected) =>
        _folder.LoadText($"description: '{text}'\n").Description.Should().Be(expected);

    [Theory]
    [InlineData("${NUMBER}")]
    [InlineData("\"${NUMBER}\"")]
    [InlineData("${NONE:-5}")]
    public void What_comes_of_it_is_typed_like_any_value(string text) =>
        _folder.LoadText($"training:\n  epochs: {text}\n").Training.Epochs.Should().Be(5);

    [Fact]
    public void An_empty_variable_leaves_an_optional_setting_unset() =>
        _folder.LoadText("submit: { serviceAccount: \"${EMPTY}\" }").Submit.ServiceAccount.Should().BeNull();

    [Theory]
    [InlineData("{ A: ${NAME} }", "value")]
    [InlineData("{ A: x${NONE:-${NUMBER}}y, B: 1 }", "x5y")]
    [InlineData("{ A: \"${NAME}\" }", "value")]
    [InlineData("{ A: '${NONE:-it}' }", "it")]
    [InlineData("{ A: $${NAME} }", "${NAME}")]
    public void Within_braces_they_stand_with_quotes_or_without(string env, string expected) =>
        _folder.LoadText($"submit: {{ env: {env} }}").Submit.Env["A"].Should().Be(expected);

    [Fact]
    public void Defaults_nested_without_end_are_refused()
    {
        var text = string.Concat(Enumerable.Repeat("${A:-", 5000)) + "x" + new string('}', 5000);
        _folder.Write("main.yaml", PipelineFolder.Minimal + $"description: '{text}'\n");

        _folder.MistakesOf("main.yaml").Should().ContainSingle()
            .Which.Should().StartWith("main.yaml:3:15: description: malformed variable");
    }
}
