using Google.Api.Gax.Rest;
using Google.Apis.Storage.v1;
using Google.Apis.Storage.v1.Data;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>How lists of objects go on.</summary>
internal sealed class ObjectPages : IPageManager<ObjectsResource.ListRequest, Objects, Object>
{
    public static ObjectPages Instance { get; } = new();

    public string GetNextPageToken(Objects response) => response.NextPageToken;

    // A page of nothing but prefixes has no items.
    public IEnumerable<Object> GetResources(Objects response) => response.Items ?? [];

    public void SetPageSize(ObjectsResource.ListRequest request, int pageSize) => request.MaxResults = pageSize;

    public void SetPageToken(ObjectsResource.ListRequest request, string pageToken) => request.PageToken = pageToken;
}
