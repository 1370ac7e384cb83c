using Build.Notifications;
using Faults;
using Microsoft.Extensions.Time.Testing;
using Pipelines;

namespace Build.Tests.Notifications;

public sealed class WebhookNotifierTests : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly ImpatientTime _clock = new(TimeSpan.FromMinutes(1));

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_notice_is_posted_as_JSON_with_the_token()
    {
        await using var server = await HookServer.StartAsync(200);

        await NotifyAsync(server.Address, token: "t0ken");

        server.Received.Should().Equal(
            ("/services/T0/s3cret", "Bearer t0ken", "application/json; charset=utf-8", Notices.Succeeded.ToJson()));
    }

    [Fact]
    public async Task Without_a_token_none_is_sent()
    {
        await using var server = await HookServer.StartAsync(204);

        await NotifyAsync(server.Address);

        server.Received.Single().Authorization.Should().BeNull();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        await using var server = await HookServer.StartAsync(status, status, 200);

        await NotifyAsync(server.Address);

        server.Received.Should().HaveCount(3);
        _clock.Pauses.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_pause_that_is_asked_for_is_kept()
    {
        await using var server = await HookServer.StartAsync(429, 200);
        server.RetryAfter = TimeSpan.FromSeconds(7);

        await NotifyAsync(server.Address);

        _clock.Pauses.Should().Equal(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(404, 1, "the webhook answered 404. Check its address and token.")]
    [InlineData(400, 1, "the webhook answered 400.")]
    [InlineData(503, 5, "the webhook answered 503.")]
    public async Task A_refusal_is_told_without_the_secret(int status, int tries, string message)
    {
        await using var server = await HookServer.StartAsync(status);

        (await RefusalAsync(server.Address)).Should().Be(message);
        server.Received.Should().HaveCount(tries);
    }

    [Fact]
    public async Task A_webhook_that_has_moved_was_not_told()
    {
        await using var server = await HookServer.StartAsync(302, 200);

        (await RefusalAsync(server.Address)).Should().Be("the webhook has moved. Set its new address.");
        server.Received.Select(request => request.Authorization).Should().Equal("Bearer t0ken", null);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_without_the_secret() =>
        (await RefusalAsync("http://127.0.0.1:1/services/s3cret")).Should().Be(
            "the webhook could not be reached (ConnectionError). Check its address and the network.");

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        await using var server = await HookServer.StartAsync(0);
        var clock = new FakeTimeProvider();
        var notifying = new WebhookNotifier(Target(server.Address), _http, clock).NotifyAsync(Notices.Succeeded);
        while (server.Received.IsEmpty)
            await Task.Delay(10);

        clock.Advance(TimeSpan.FromMinutes(1));

        (await FluentActions.Awaiting(() => notifying).Should().ThrowAsync<FaultException>())
            .WithMessage("the webhook did not accept the notice within 60 s. Check that it is running.");
    }

    [Fact]
    public void A_target_shows_nothing_of_itself() => Target("https://h.example.com/s3cret", "t0ken").ToString().Should().NotContainAny("s3cret", "t0ken");

    private async Task<string> RefusalAsync(string address)
    {
        var refusal = (await FluentActions.Awaiting(() => NotifyAsync(address, token: "t0ken")).Should().ThrowAsync<FaultException>()).Which;
        refusal.ToString().Should().NotContainAny("s3cret", "t0ken", "127.0.0.1");
        return refusal.Message;
    }

    private Task NotifyAsync(string address, string? token = null) =>
        new WebhookNotifier(Target(address, token), _http, _clock).NotifyAsync(Notices.Succeeded);

    private static WebhookTarget Target(string address, string? token = null) => WebhookTarget.Of(
        new NotifySettings { WebhookVariable = "HOOK", TokenVariable = token is null ? null : "TOKEN" },
        name => name == "HOOK" ? address : token)!;
}
