using Build.Engines;
using Cake.Core;
using Cake.Core.IO;
using CsCheck;

namespace Build.Tests.Engines;

public sealed class RenderedArgumentsTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.OneOf<string>("a", " ", "\t", "\n", "\"", "\\", "-", "é", "🙂").Array[0, 8].Select(string.Concat),
        Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters)));

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  \t ", new string[0])]
    [InlineData("run --rm image", new[] { "run", "--rm", "image" })]
    [InlineData("  a\t b  ", new[] { "a", "b" })]
    [InlineData("\"\" a \"\"", new[] { "", "a", "" })]
    [InlineData("--name=\"a b\"c", new[] { "--name=a bc" })]
    [InlineData(@"a\b c\\d e\", new[] { @"a\b", @"c\\d", @"e\" })]
    [InlineData(@"a\ b", new[] { @"a\", "b" })]
    [InlineData(@"""a\\"" b", new[] { @"a\", "b" })]
    [InlineData(@"\""a\\\""", new[] { @"""a\""" })]
    [InlineData("\"a\"\"b\"", new[] { "a\"b" })]
    [InlineData("\"open end", new[] { "open end" })]
    [InlineData("\"line\nend\"", new[] { "line\nend" })]
    public void A_command_line_is_read_as_NET_reads_it(string rendered, string[] arguments)
    {
        RenderedArguments.Split(rendered).Should().Equal(arguments);
        if (!OperatingSystem.IsWindows())
            ReadByNet(rendered).Should().Equal(arguments);
    }

    [Fact]
    public void What_Cake_quotes_is_read_back() => Value.Array[0, 8].Sample(values =>
    {
        var builder = new ProcessArgumentBuilder();
        foreach (var value in values)
            builder.AppendQuoted(value);
        RenderedArguments.Split(builder.Render()).Should().Equal(values);
    });

    [Fact]
    public void Any_text_is_read_as_NET_reads_it()
    {
        using var program = new RecordingProgram("program");

        Gen.OneOf<string>("a", " ", "\"", "\\", "\t").Array[0, 16].Select(string.Concat).Sample(
            rendered => RenderedArguments.Split(rendered).Should().Equal(ReadByNet(rendered, program)), iter: 200, threads: 1);
    }

    private static IReadOnlyList<string> ReadByNet(string rendered)
    {
        using var program = new RecordingProgram("program");
        return ReadByNet(rendered, program);
    }

    private static IReadOnlyList<string> ReadByNet(string rendered, RecordingProgram program)
    {
        using var process = System.Diagnostics.Process.Start(program.Path, rendered);
        process.WaitForExit();
        return program.Arguments;
    }
}
