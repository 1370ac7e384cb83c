using Google.Apis.Storage.v1;
using Google.Cloud.Storage.V1.Internal;

namespace Google.Cloud.Storage.V1;

/// <summary>How an object is deleted; a null says nothing.</summary>
public sealed class DeleteObjectOptions
{
    /// <summary>The generation to delete; null: the live one.</summary>
    public long? Generation { get; set; }

    public long? IfGenerationMatch { get; set; }

    public long? IfGenerationNotMatch { get; set; }

    public long? IfMetagenerationMatch { get; set; }

    public long? IfMetagenerationNotMatch { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="RetryOptions.IdempotentRetryOptions"/> where a generation is named, else <see cref="RetryOptions.Never"/>.</summary>
    public RetryOptions? RetryOptions { get; set; }

    internal void ApplyTo(ObjectsResource.DeleteRequest request)
    {
        request.Generation = Generation;
        request.IfGenerationMatch = IfGenerationMatch;
        request.IfGenerationNotMatch = IfGenerationNotMatch;
        request.IfMetagenerationMatch = IfMetagenerationMatch;
        request.IfMetagenerationNotMatch = IfMetagenerationNotMatch;
        request.UserProject = UserProject;
        // Without a generation, a repetition could delete what somebody else has put there since.
        var idempotent = Generation is not null || IfGenerationMatch is not null;
        RetryHandler.AddTo(request, RetryOptions ?? (idempotent ? RetryOptions.IdempotentRetryOptions : RetryOptions.Never));
    }
}
