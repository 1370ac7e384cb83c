using Cake.Core.IO;

namespace Cake.Docker.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void A_property_is_an_option_named_after_it()
    {
        Render("run", new DockerContainerRunSettings
        {
            AddHost = ["a:1", "b:2"],
            Cpus = ulong.MaxValue,
            CpuShares = 5,
            Detach = false,
            Entrypoint = "",
            HealthRetries = -1,
            Init = true,
            Ip6 = "::1",
            OomScoreAdj = 0,
            Rm = true,
        }).Should().Be("run --add-host \"a:1\" --add-host \"b:2\" --cpus \"18446744073709551615\" --cpu-shares \"5\" --entrypoint \"\""
            + " --health-retries \"-1\" --init --ip6 \"::1\" --oom-score-adj \"0\" --rm");
    }

    [Fact]
    public void What_is_not_set_is_left_out()
    {
        Render("run", new DockerContainerRunSettings()).Should().Be("run");
        Render("push", new DockerImagePushSettings()).Should().Be("push");
    }

    [Fact]
    public void No_settings_are_those_with_nothing_set() => Render<DockerContainerRunSettings>("run", null!).Should().Be("run");

    [Fact]
    public void A_switch_that_is_on_by_default_can_be_set_to_off()
    {
        Render("image build", new DockerImageBuildSettings { Rm = false, ForceRm = false }).Should().Be("image build \"--rm=False\"");
        Render("push", new DockerImagePushSettings { DisableContentTrust = true, AllTags = true })
            .Should().Be("push \"--disable-content-trust=True\" --all-tags");
    }

    [Fact]
    public void How_the_program_is_called_is_no_option_of_it()
    {
        Render("run", new DockerContainerRunSettings
        {
            ToolPath = "docker",
            ToolTimeout = TimeSpan.FromSeconds(1),
            NoWorkingDirectory = true,
            WorkingDirectory = "folder",
        }).Should().Be("run");
    }

    [Fact]
    public void Settings_of_a_build_may_have_options_and_forms_of_their_own()
    {
        Render("run", new OwnSettings
        {
            Context = "far away",
            Gpus = "all",
            Time = new TimeSpan(1, 2, 3, 4),
            Pair = ["x y", "z"],
            Quiet = false,
            Verbose = true,
        }).Should().Be("\"--context\" \"far away\" run --time \"26h3m4s\" \"-p\" \"pair:x y\" \"-p\" \"pair:z\" \"-v\" --gpus \"all\"");
    }

    [Fact]
    public void A_property_no_option_can_be_written_from_is_an_error()
    {
        var render = () => Render("run", new UnknownSettings { Ratio = 0.5 });

        render.Should().Throw<NotSupportedException>().WithMessage("UnknownSettings.Ratio is a Double, which no option of a program is written from.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void There_must_be_a_command(string? command)
    {
        var render = () => Render(command!, new DockerContainerRunSettings());

        render.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("command");
    }

    [Theory]
    [InlineData("NoForce", "no-force")]
    [InlineData("Rm", "rm")]
    [InlineData("X", "x")]
    [InlineData("", null)]
    public void A_name_in_capitals_becomes_one_with_hyphens(string property, string? option) =>
        ArgumentsBuilderExtension.GetPropertyName(property).Should().Be(option);

    private static string Render<TSettings>(string command, TSettings settings)
        where TSettings : AutoToolSettings, new()
    {
        var builder = new ProcessArgumentBuilder();
        builder.AppendAll(command, settings, []);
        return builder.Render();
    }

    private class BaseSettings : AutoToolSettings
    {
        public string? Gpus { get; set; }
    }

    private sealed class OwnSettings : BaseSettings
    {
        [AutoProperty(Format = "--{0} {1}", PreCommand = true)]
        public string? Context { get; set; }

        public TimeSpan? Time { get; set; }

        [AutoProperty(Format = "-p {0}:{1}")]
        public string[]? Pair { get; set; }

        [AutoProperty(Format = "-q", OnlyWhenTrue = true)]
        public bool? Quiet { get; set; }

        [AutoProperty(Format = "-v", OnlyWhenTrue = true)]
        public bool? Verbose { get; set; }
    }

    private sealed class UnknownSettings : AutoToolSettings
    {
        public double? Ratio { get; set; }
    }
}
