using Google.Apis.Http;
using Google.Apis.Storage.v1;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>Has a request sent again after a pause; how often is the message handler's to say (<c>NumTries</c>).</summary>
internal sealed class RetryHandler(RetryOptions options) : IHttpUnsuccessfulResponseHandler
{
    public static void AddTo<TResponse>(StorageBaseServiceRequest<TResponse> request, RetryOptions options) =>
        request.AddUnsuccessfulResponseHandler(new RetryHandler(options));

    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        if (!args.SupportsRetry || !options.Predicate.ShouldRetry((int)args.Response.StatusCode))
            return false;
        await Task.Delay(options.Timing.BackoffAfter(args.CurrentFailedTry), args.CancellationToken);
        return true;
    }
}
