using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Settings.Tests;

public sealed class SettingArgumentTests
{
    [Fact]
    public void Every_value_is_written_under_its_name_in_the_order_of_the_declarations() => SettingArgument.Write(new Sample
    {
        Name = "a, b",
        Names = ["one", "two"],
        Separator = "|",
        Inner = new() { Share = 0.25, Count = 3, Threshold = null, Choice = Recipe.Ulmfit, IsOn = true, IsKnown = false },
    }).Should().Equal(
        "--name=a, b", "--names=one|two", "--separator=|", "--share=0.25", "--count=3", "--threshold=auto", "--choice=ulmfit", "--on",
        "--known=false");

    [Fact]
    public void A_setting_without_a_value_and_a_switch_that_is_off_are_not_written() =>
        SettingArgument.Write(new Sample()).Should().Equal(
            "--name=", "--names=", "--separator=,", "--share=0.5", "--threshold=0.3", "--choice=tutorial");

    [Theory]
    [InlineData("--name", "x=y")]
    [InlineData("--names", "one,two")]
    [InlineData("--share", "0.125")]
    [InlineData("--count", "7")]
    [InlineData("--threshold", "auto")]
    [InlineData("--threshold", "0.45")]
    [InlineData("--choice", "ulmfit")]
    [InlineData("--on", "true")]
    [InlineData("--known", "true")]
    public void What_is_written_is_read_back(string name, string text)
    {
        var (settings, argument) = (new Sample(), Find(name));

        argument.Read(text, settings).Should().BeNull();

        argument.TextOf(settings).Should().Be(text);
    }

    [Theory]
    [InlineData("--share", "1.5", "a number above 0 and below 1")]
    [InlineData("--share", "half", "a number")]
    [InlineData("--count", "0", "a whole number from 1 to 10")]
    [InlineData("--count", "1.5", "a whole number")]
    [InlineData("--threshold", "best", "a number or auto")]
    [InlineData("--choice", "other", "one of tutorial ulmfit")]
    [InlineData("--known", "maybe", "true or false")]
    public void A_value_out_of_its_range_is_refused_and_changes_nothing(string name, string text, string expected)
    {
        var settings = new Sample();

        Find(name).Read(text, settings).Should().Be(expected);

        settings.Should().BeEquivalentTo(new Sample());
    }

    [Fact]
    public void Settings_of_the_build_alone_have_no_argument() =>
        SettingArgument.In(new Section(new Sample())).Select(argument => argument.Setting.Path).Should().NotContain("inner.comment");

    [Fact]
    public void What_a_record_inherits_stands_before_what_it_adds() =>
        new Section(new Derived()).Settings.Select(setting => setting.Name).Should().Equal("first", "second");

    private static SettingArgument Find(string name) => SettingArgument.In(new Section(new Sample())).Single(argument => argument.Name == name);

    private sealed record Sample
    {
        [Description("A name.")]
        [Argument("--name")]
        public string Name { get; init; } = "";

        [Description("Names.")]
        [Argument("--names", JoinedBy = nameof(Separator))]
        public IReadOnlyList<string> Names { get; init; } = [];

        [Description("What joins the names.")]
        [Argument("--separator")]
        public string Separator { get; init; } = ",";

        [Description("A section.")]
        public InnerSample Inner { get; init; } = new();
    }

    private sealed record InnerSample
    {
        [Description("A share.")]
        [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
        [Argument("--share")]
        public double Share { get; init; } = 0.5;

        [Description("A number of things.")]
        [Range(1, 10)]
        [Argument("--count")]
        public int? Count { get; init; }

        [Description("A threshold.")]
        [Range(0.0, 1.0)]
        [OrAuto]
        [Argument("--threshold")]
        public double? Threshold { get; init; } = 0.3;

        [Description("A choice.")]
        [Argument("--choice")]
        public Recipe Choice { get; init; }

        [Description("A switch.")]
        [Argument("--on")]
        public bool IsOn { get; init; }

        [Description("A truth value that may be unknown.")]
        [Argument("--known")]
        public bool? IsKnown { get; init; }

        [Description("A comment.")]
        public string? Comment { get; init; }
    }

    private abstract record Base
    {
        [Description("The first.")]
        public bool First { get; init; }
    }

    private sealed record Derived : Base
    {
        [Description("The second.")]
        public bool Second { get; init; }
    }
}
