using Google.Apis.Storage.v1;
using Google.Cloud.Storage.V1.Internal;

namespace Google.Cloud.Storage.V1;

/// <summary>Which objects are listed, and how; a null says nothing.</summary>
public sealed class ListObjectsOptions
{
    /// <summary>Names that hold this text after the prefix are listed as their common start, among an answer's <c>Prefixes</c>.</summary>
    public string? Delimiter { get; set; }

    public bool? IncludeTrailingDelimiter { get; set; }

    /// <summary>The most entries of one answer.</summary>
    public int? PageSize { get; set; }

    /// <summary>Where to go on: an earlier answer's <c>NextPageToken</c>.</summary>
    public string? PageToken { get; set; }

    /// <summary>The first name to list.</summary>
    public string? StartOffset { get; set; }

    /// <summary>The name to stop before.</summary>
    public string? EndOffset { get; set; }

    public string? MatchGlob { get; set; }

    public bool? Versions { get; set; }

    /// <summary>Which parts of an answer are wanted, such as <c>items(name,size),nextPageToken</c>.</summary>
    public string? Fields { get; set; }

    public Projection? Projection { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="RetryOptions.IdempotentRetryOptions"/>.</summary>
    public RetryOptions? RetryOptions { get; set; }

    internal void ApplyTo(ObjectsResource.ListRequest request)
    {
        request.Delimiter = Delimiter;
        request.IncludeTrailingDelimiter = IncludeTrailingDelimiter;
        request.MaxResults = PageSize;
        request.PageToken = PageToken;
        request.StartOffset = StartOffset;
        request.EndOffset = EndOffset;
        request.MatchGlob = MatchGlob;
        request.Versions = Versions;
        request.Fields = Fields;
        request.Projection = (ObjectsResource.ListRequest.ProjectionEnum?)Projection;
        request.UserProject = UserProject;
        RetryHandler.AddTo(request, RetryOptions ?? RetryOptions.IdempotentRetryOptions);
    }
}
