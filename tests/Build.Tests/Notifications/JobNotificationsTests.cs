using Build.Notifications;
using Pipelines;

namespace Build.Tests.Notifications;

public sealed class JobNotificationsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Command_and_webhook_are_both_told()
    {
        await using var server = await HookServer.StartAsync(200);
        using var program = new RecordingProgram("tell");
        _environment["HOOK"] = server.Address;

        await NotifyAsync(new() { Command = [program.Path], WebhookVariable = "HOOK" });

        server.Received.Should().HaveCount(1);
        program.Environment.Should().Contain("JOB_ID=123");
        _warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_cannot_be_told_is_a_warning_and_keeps_nobody_from_being_told()
    {
        await using var server = await HookServer.StartAsync(404);
        using var program = new RecordingProgram("tell", "exit 1");
        _environment["HOOK"] = server.Address;

        await NotifyAsync(new() { Command = [program.Path], WebhookVariable = "HOOK" });

        _warnings.Should().BeEquivalentTo(
            $"notify.command: {program.Path} exited with 1.",
            "notify.webhook: the webhook answered 404. Check its address and token.");
    }

    [Fact]
    public async Task A_variable_that_is_gone_by_then_is_a_warning()
    {
        await NotifyAsync(new() { WebhookVariable = "HOOK" });

        _warnings.Should().Equal(
            "notify.webhook: notify.webhookVariable: the environment variable HOOK is not set. Set it to the webhook's address.");
    }

    [Fact]
    public async Task A_pipeline_that_names_nobody_tells_nobody()
    {
        await NotifyAsync(null);

        _warnings.Should().BeEmpty();
    }

    private Task NotifyAsync(NotifySettings? settings) => new JobNotifications(
        settings, name => _environment.GetValueOrDefault(name), _folder.Path, _http, TimeProvider.System, Warn).NotifyAsync(Notices.Succeeded);

    private void Warn(string line)
    {
        lock (_warnings)
            _warnings.Add(line);
    }
}
