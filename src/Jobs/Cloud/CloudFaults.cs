using System.Net;

namespace Jobs.Cloud;

/// <summary>Turns failures of a service into one line that says what failed, why, and what to do next.</summary>
internal sealed class CloudFaults(CloudService service, CloudLocation location)
{
    private const string TryLater = "Try again later.";

    /// <summary>Creates the exception for the user.</summary>
    /// <param name="what">What failed, such as <c>job 1 cannot be cancelled</c>.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="request">The request to submit a job; null for other operations.</param>
    public JobException Tell(string what, ApiException failure, ContainerJobRequest? request = null) => new(
        $"{service.Title} ({location.Project}, {location.Region}): {what}: {Explain(failure, request)}{service.Farewell}", failure)
    {
        MayPass = failure.MayPass,
        LacksResources = failure.Error.ExceededQuotas is not null,
    };

    private string Explain(ApiException failure, ContainerJobRequest? request) => failure.Status switch
    {
        null when failure.HostIsUnknown =>
            $"{failure.Host} cannot be found. Check that {location.Region} is a region of {service.Title}, and check the network.",
        null => $"{failure.Host}: {failure.Message}. Check the network, then try again.",
        HttpStatusCode.Unauthorized => $"the credentials are not accepted. Sign in again: {ApplicationDefaultTokens.SignIn}",
        HttpStatusCode.Forbidden => Forbidden(failure.Error, request),
        HttpStatusCode.NotFound =>
            $"{Told(failure)}. Check the project and the region; {location.Region} must be a region of {service.Title}.",
        HttpStatusCode.TooManyRequests when failure.Error.ExceededQuotas is { } quotas =>
            $"the project's quota {quotas} is used up in {location.Region}. Wait until other jobs have ended, use another machine type or region, "
            + $"or request more: https://console.cloud.google.com/iam-admin/quotas?project={location.Project}",
        HttpStatusCode.TooManyRequests => $"too many requests ({failure.Error.Message}). Try again in a few minutes.",
        HttpStatusCode.BadRequest => BadRequest(failure, request),
        >= HttpStatusCode.InternalServerError => $"{failure.Message}. {TryLater}",
        _ => $"{failure.Message}. Check the settings of the job.",
    };

    private string Forbidden(GoogleError error, ContainerJobRequest? request)
    {
        if (error.Reason == "SERVICE_DISABLED")
        {
            var api = error.Metadata.GetValueOrDefault("service", service.Api);
            return $"the API {api} is not enabled in the project. Enable it: gcloud services enable {api} --project={location.Project}";
        }

        var permission = error.Metadata.GetValueOrDefault("permission");
        if (request?.ServiceAccount is { } account && SpeaksOfServiceAccount(error, permission))
        {
            return $"this account is not allowed to run jobs as {account}: {Ended(error.Message)}. Grant the permission: gcloud iam service-accounts "
                + $"add-iam-policy-binding {account} --member=user:YOUR_ADDRESS --role=roles/iam.serviceAccountUser";
        }

        var cause = permission is null ? Ended(error.Message) : $"this account lacks the permission {permission}";
        return $"{cause}. Give it the role: gcloud projects add-iam-policy-binding {location.Project} --member=user:YOUR_ADDRESS "
            + $"--role={RoleOf(permission)}";
    }

    private static string BadRequest(ApiException failure, ContainerJobRequest? request)
    {
        var violations = failure.Error.Violations.Select(violation => $"{InJson(violation.Field)}: {Ended(violation.Description)}").ToList();
        var text = violations.Count > 0 ? string.Join("; ", violations) : Told(failure);
        if (request is not null && text.Contains("image", StringComparison.OrdinalIgnoreCase))
        {
            return $"{text}. Check that {request.Image} was pushed, and that the account that runs the job can read it: "
                + "role roles/artifactregistry.reader";
        }

        return $"{text}. Change the settings of the job.";
    }

    private static bool SpeaksOfServiceAccount(GoogleError error, string? permission) =>
        permission == "iam.serviceAccounts.actAs"
        || (permission is null && error.Message.Contains("service account", StringComparison.OrdinalIgnoreCase))
        || error.Message.Contains("actAs", StringComparison.Ordinal);

    private string RoleOf(string? permission) => permission?.Split('.')[0] switch
    {
        "serviceusage" => "roles/serviceusage.serviceUsageConsumer",
        "iam" => "roles/iam.serviceAccountUser",
        "logging" => CloudService.Logging.Role,
        _ => service.Role,
    };

    /// <summary>Converts the path of a field to its name in JSON: <c>jobSpec.workerPoolSpecs[0]</c> for <c>job_spec.worker_pool_specs[0]</c>.</summary>
    private static string InJson(string field) =>
        string.Concat(field.Split('_', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Told(ApiException failure) => failure.Error.Message.Length > 0 ? Ended(failure.Error.Message) : failure.Message;

    private static string Ended(string sentence) => sentence.TrimEnd('.', ' ');
}
