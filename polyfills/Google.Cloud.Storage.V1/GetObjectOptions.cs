using Google.Apis.Storage.v1;
using Google.Cloud.Storage.V1.Internal;

namespace Google.Cloud.Storage.V1;

/// <summary>How an object's metadata is fetched; a null says nothing.</summary>
public sealed class GetObjectOptions
{
    /// <summary>The generation asked for; null: the live one.</summary>
    public long? Generation { get; set; }

    public long? IfGenerationMatch { get; set; }

    public long? IfGenerationNotMatch { get; set; }

    public long? IfMetagenerationMatch { get; set; }

    public long? IfMetagenerationNotMatch { get; set; }

    public Projection? Projection { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="RetryOptions.IdempotentRetryOptions"/>.</summary>
    public RetryOptions? RetryOptions { get; set; }

    internal void ApplyTo(ObjectsResource.GetRequest request)
    {
        request.Generation = Generation;
        request.IfGenerationMatch = IfGenerationMatch;
        request.IfGenerationNotMatch = IfGenerationNotMatch;
        request.IfMetagenerationMatch = IfMetagenerationMatch;
        request.IfMetagenerationNotMatch = IfMetagenerationNotMatch;
        request.Projection = (ObjectsResource.GetRequest.ProjectionEnum?)Projection;
        request.UserProject = UserProject;
        RetryHandler.AddTo(request, RetryOptions ?? RetryOptions.IdempotentRetryOptions);
    }
}
