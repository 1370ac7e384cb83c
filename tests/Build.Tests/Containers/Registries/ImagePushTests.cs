using Build.Containers.Images;
using Build.Containers.Registries;
using Build.Engines;
using CakeTestKit;
using Faults;
using Microsoft.Extensions.Time.Testing;
using Pipelines;

namespace Build.Tests.Containers.Registries;

public sealed class ImagePushTests : IDisposable
{
    private const string Id = "sha256:01";
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Name = $"host/trainer@{Digest}";

    private readonly TempFolder _folder = new();
    private readonly List<string> _report = [];

    private string[] Requests => [.. File.ReadAllLines(_folder.PathOf("requests")).Where(line => !line.StartsWith("inspect", StringComparison.Ordinal))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_is_pushed_and_then_found_by_its_digest()
    {
        (await RunAsync(pushed: null)).Should().Be((Name, true));

        Requests.Should().Equal("push host/trainer:1", $"pull {Name}");
    }

    [Fact]
    public async Task What_the_registry_has_is_not_pushed_again()
    {
        (await RunAsync(pushed: Name)).Should().Be((Name, false));

        Requests.Should().Equal($"pull {Name}");
    }

    [Fact]
    public async Task What_the_registry_lost_is_pushed_again()
    {
        (await RunAsync(pushed: Name, pull: "[ -e pushed ] || { echo 'manifest unknown' >&2; exit 1; }")).Should().Be((Name, true));

        Requests.Should().Equal($"pull {Name}", "push host/trainer:1", $"pull {Name}");
    }

    [Fact]
    public async Task A_registry_that_breaks_off_is_asked_again()
    {
        (await RunAsync(pushed: null, push: "[ $(grep -c push requests) -ge 3 ] || { echo 'connection reset by peer' >&2; exit 1; }")).Should().Be((Name, true));

        Requests.Should().Equal("push host/trainer:1", "push host/trainer:1", "push host/trainer:1", $"pull {Name}");
        _report.Should().HaveCount(2).And.OnlyContain(line =>
            line.StartsWith("docker push host/trainer:1: connection reset by peer. Check the registry's address, and that the registry is running. Trying again in "));
    }

    [Fact]
    public async Task A_registry_that_stays_away_is_given_up_after_three_more_tries()
    {
        var run = () => RunAsync(pushed: null, push: "echo 'connection refused' >&2; exit 1");

        (await run.Should().ThrowAsync<EngineException>()).Which.ExitCode.Should().Be(5);
        Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("denied: no")]
    [InlineData("no space left on device")]
    public async Task What_does_not_pass_is_not_tried_again(string error)
    {
        var run = () => RunAsync(pushed: null, push: $"echo '{error}' >&2; exit 1");

        await run.Should().ThrowAsync<EngineException>();
        Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_registry_that_has_something_else_there_is_a_fault()
    {
        var run = () => RunAsync(pushed: null, found: "sha256:02");

        (await run.Should().ThrowAsync<FaultException>()).Where(fault => fault.Kind == FaultKind.Remote)
            .WithMessage($"{Name}: the registry does not have the image that was pushed. Push it again.");
    }

    private async Task<(string Name, bool WasPushed)> RunAsync(string? pushed, string push = "", string pull = "", string found = Id)
    {
        using var docker = new RecordingProgram("docker", $$"""
            cd '{{_folder.Path}}'; [ "$1" = inspect ] && echo inspect >>requests || echo "$@" >>requests
            case $1 in
            push) {{push}}
                touch pushed; echo '1: digest: {{Digest}} size: 527';;
            pull) {{pull}}
                ;;
            inspect) echo '[{"Id":"{{found}}","Architecture":"amd64","Os":"linux","Size":1,"RootFS":{"Layers":[]},"Config":{} }]';;
            esac
            """);
        var engine = new Engine(RealCake.Context(), new EngineProgram(ContainerEngine.Docker, docker.Path));
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var running = new ImagePush(engine, ImageReference.Parse("host/trainer:1") with { Host = "host", Path = "trainer" }, clock, _report.Add).RunAsync(Id, pushed);
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        return await running;
    }
}
