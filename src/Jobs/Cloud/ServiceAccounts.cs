using System.Net;
using System.Text.Json.Nodes;

namespace Jobs.Cloud;

/// <summary>Looks up service accounts.</summary>
/// <remarks>https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts</remarks>
public sealed class ServiceAccounts(CloudLocation location, GoogleConnection connection, TimeProvider clock, CloudTiming? timing = null)
{
    private const string ActAs = "iam.serviceAccounts.actAs";

    private readonly GoogleApi _api = new(connection, (timing ?? new CloudTiming()).Patience, clock);
    private readonly CloudFaults _faults = new(CloudService.Iam, location);

    /// <summary>Gets the state of a service account.</summary>
    /// <param name="address">The email address, such as <c>trainer@my-project.iam.gserviceaccount.com</c>.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JobException">The state cannot be determined.</exception>
    public async Task<ServiceAccountState> LookAsync(string address, CancellationToken cancellation)
    {
        try
        {
            var (isDisabled, unreadable) = await ReadAsync(address, cancellation);
            if (isDisabled)
                return ServiceAccountState.Disabled;
            if (!await MayActAsAsync(address, cancellation))
                return ServiceAccountState.Forbidden;
            return unreadable is null ? ServiceAccountState.Usable : throw unreadable;
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return ServiceAccountState.Absent;
        }
        catch (ApiException failure)
        {
            throw _faults.Tell($"service account {address} cannot be looked up", failure);
        }
    }

    // A user who is allowed to run jobs as an account may still lack the permission to read it.
    private async Task<(bool IsDisabled, ApiException? Unreadable)> ReadAsync(string address, CancellationToken cancellation)
    {
        try
        {
            var account = await _api.GetAsync<JsonObject>(At(address), cancellation);
            return (account["disabled"]?.GetValue<bool>() == true, null);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.Forbidden)
        {
            return (false, failure);
        }
    }

    private async Task<bool> MayActAsAsync(string address, CancellationToken cancellation)
    {
        var question = new JsonObject { ["permissions"] = new JsonArray(ActAs) };
        var answer = await _api.PostAsync<JsonObject>(At(address, ":testIamPermissions"), question, Repeat.Safely, cancellation);
        return answer["permissions"]?.AsArray().Any(permission => permission?.GetValue<string>() == ActAs) == true;
    }

    private Uri At(string address, string method = "") =>
        new($"{connection.Endpoints.Iam}v1/projects/-/serviceAccounts/{Uri.EscapeDataString(address)}{method}");
}
