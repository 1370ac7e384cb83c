using Google.Apis.Storage.v1;
using Google.Cloud.Storage.V1.Internal;

namespace Google.Cloud.Storage.V1;

/// <summary>How a bucket's metadata is fetched; a null says nothing.</summary>
public sealed class GetBucketOptions
{
    public long? IfMetagenerationMatch { get; set; }

    public long? IfMetagenerationNotMatch { get; set; }

    public Projection? Projection { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="RetryOptions.IdempotentRetryOptions"/>.</summary>
    public RetryOptions? RetryOptions { get; set; }

    internal void ApplyTo(BucketsResource.GetRequest request)
    {
        request.IfMetagenerationMatch = IfMetagenerationMatch;
        request.IfMetagenerationNotMatch = IfMetagenerationNotMatch;
        request.Projection = (BucketsResource.GetRequest.ProjectionEnum?)Projection;
        request.UserProject = UserProject;
        RetryHandler.AddTo(request, RetryOptions ?? RetryOptions.IdempotentRetryOptions);
    }
}
