using System.Text.Json.Nodes;
using FakeVertexAi;
using Jobs.Cloud;

namespace Jobs.Tests.Cloud;

public sealed class ServiceAccountsTests : IAsyncLifetime
{
    private const string Address = "trainer@my-project.iam.gserviceaccount.com", ActAs = "iam.serviceAccounts.actAs";

    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public async ValueTask DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task An_account_that_jobs_may_run_as_is_usable()
    {
        _cloud.Server.AddServiceAccount(Address, permissions: ActAs);

        (await LookAsync()).Should().Be(ServiceAccountState.Usable);
        _cloud.Server.RequestsOf(RequestKind.TestServiceAccount).Single().Body!.ToJsonString().Should().Be($$"""{"permissions":["{{ActAs}}"]}""");
    }

    [Fact]
    public async Task An_account_without_that_permission_is_forbidden()
    {
        _cloud.Server.AddServiceAccount(Address, permissions: "iam.serviceAccounts.get");

        (await LookAsync()).Should().Be(ServiceAccountState.Forbidden);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_is_disabled()
    {
        _cloud.Server.AddServiceAccount(Address, isDisabled: true, ActAs);

        (await LookAsync()).Should().Be(ServiceAccountState.Disabled);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_absent() => (await LookAsync()).Should().Be(ServiceAccountState.Absent);

    [Fact]
    public async Task An_account_that_may_not_be_read_may_be_known_to_be_forbidden()
    {
        _cloud.Server.AddServiceAccount(Address);
        _cloud.Server.Faults.Always(RequestKind.GetServiceAccount, new Fault.Status(403));

        (await LookAsync()).Should().Be(ServiceAccountState.Forbidden);
    }

    [Theory]
    [InlineData(RequestKind.GetServiceAccount)]
    [InlineData(RequestKind.TestServiceAccount)]
    public async Task What_may_not_be_asked_is_told_and_never_taken_for_good(RequestKind kind)
    {
        _cloud.Server.AddServiceAccount(Address, permissions: ActAs);
        _cloud.Server.Faults.Always(kind, new Fault.Status(403));

        (await FluentActions.Awaiting(LookAsync).Should().ThrowAsync<JobException>()).Which.Message.Should().StartWith(
            $"IAM (my-project, us-central1): service account {Address} cannot be looked up: injected. Give it the role: ");
    }

    [Fact]
    public async Task Gcloud_describes_the_same_account()
    {
        _cloud.Server.AddServiceAccount(Address, permissions: ActAs);
        using var gcloud = new TrainingGcloud(_cloud.Server);

        var described = JsonNode.Parse(await gcloud.RunAsync("iam", "service-accounts", "describe", Address, "--format=json"))!;
        await LookAsync();

        described["email"]!.ToString().Should().Be(Address);
        var requests = _cloud.Server.RequestsOf(RequestKind.GetServiceAccount);
        requests.Select(request => Uri.UnescapeDataString(request.Target.Split('?')[0])).Distinct().Should().ContainSingle();
    }

    private Task<ServiceAccountState> LookAsync() =>
        new ServiceAccounts(TrainingCloud.Location, _cloud.Connection, _cloud.Clock).LookAsync(Address, CancellationToken.None);
}
