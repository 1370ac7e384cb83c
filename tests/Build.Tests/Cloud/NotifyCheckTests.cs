using Build.Cloud;
using Pipelines;

namespace Build.Tests.Cloud;

public sealed class NotifyCheckTests
{
    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public async Task A_program_that_is_there_and_variables_that_are_set_pass()
    {
        (_environment["HOOK"], _environment["TOKEN"]) = ("https://hooks.example.com/secret", "t0ken");

        (await FindAsync(new() { Command = ["tell", "-v"], WebhookVariable = "HOOK", TokenVariable = "TOKEN" })).Should().BeEmpty();
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once() =>
        (await FindAsync(new() { Command = ["tel"], WebhookVariable = "HOOK", TokenVariable = "TOKEN" })).Should().Equal(
            "notify.command: there is no program tel. Install it, or give its path.",
            "notify.webhookVariable: the environment variable HOOK is not set. Set it to the webhook's address.",
            "notify.tokenVariable: the environment variable TOKEN is not set. Set it to the token the webhook asks for.");

    [Fact]
    public async Task An_address_that_is_none_is_told_without_being_shown()
    {
        _environment["HOOK"] = "hooks.example.com/secret";

        (await FindAsync(new() { WebhookVariable = "HOOK" })).Should().Equal(
            "notify.webhookVariable: the value of HOOK is not a web address. Use one that starts with https://");
    }

    [Theory]
    [InlineData("http://hooks.example.com/secret", false)]
    [InlineData("http://127.0.0.1:8080/secret", true)]
    [InlineData("https://hooks.example.com/secret", true)]
    public async Task A_secret_goes_to_no_other_machine_in_the_clear(string address, bool passes)
    {
        _environment["HOOK"] = address;
        string[] lines = passes ? [] : ["notify.webhookVariable: the value of HOOK would send a secret to another machine unencrypted. Use one that starts with https://"];

        (await FindAsync(new() { WebhookVariable = "HOOK" })).Should().Equal(lines);
    }

    [Fact]
    public async Task Without_a_secret_any_address_will_do()
    {
        _environment["TOKEN"] = "t0ken";

        (await FindAsync(new() { Webhook = "http://intranet/jobs" })).Should().BeEmpty();
        (await FindAsync(new() { Webhook = "http://intranet/jobs", TokenVariable = "TOKEN" })).Should().Equal(
            "notify.webhook: it would send a secret to another machine unencrypted. Use one that starts with https://");
    }

    private Task<string[]> FindAsync(NotifySettings settings) =>
        Checks.FindAsync(new NotifyCheck(settings, name => _environment.GetValueOrDefault(name), program => program == "tell"));
}
