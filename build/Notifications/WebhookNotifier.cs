using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Build.Notifications;

/// <summary>Posts a notice as JSON. Slack and similar services show its <c>text</c>.</summary>
/// <remarks>The notice is sent again if it may not have arrived, so it may arrive twice.</remarks>
internal sealed class WebhookNotifier(WebhookTarget target, HttpClient http, TimeProvider clock) : INotifier
{
    private const int Retries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(20), Limit = TimeSpan.FromMinutes(1);

    public async Task NotifyAsync(JobNotice notice, CancellationToken cancellation = default)
    {
        try
        {
            await Pipeline().ExecuteAsync(async token => await PostAsync(notice, token), cancellation);
        }
        catch (TimeoutRejectedException)
        {
            throw new FaultException(FaultKind.Remote, $"the webhook did not accept the notice within {Limit.TotalSeconds:0} s. Check that it is running.");
        }
        catch (Refusal refusal)
        {
            throw new FaultException(FaultKind.Remote, refusal.Message);
        }
    }

    // The address may be a secret, and connection errors contain it, so the exceptions have no cause.
    private async Task PostAsync(JobNotice notice, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
        {
            Content = new StringContent(notice.ToJson(), Encoding.UTF8, "application/json"),
        };
        if (target.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw Refused((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta);
            // A redirected request arrives without its content.
            if (answer.RequestMessage?.Method != HttpMethod.Post)
                throw new Refusal("the webhook has moved. Set its new address.", mayPass: false, null);
        }
        catch (HttpRequestException exception)
        {
            throw new Refusal($"the webhook could not be reached ({exception.HttpRequestError}). Check its address and the network.", mayPass: true, null);
        }
    }

    private static Refusal Refused(int status, TimeSpan? pause) => new(
        status is 401 or 403 or 404 or 410
            ? $"the webhook answered {status}. Check its address and token."
            : $"the webhook answered {status}.",
        mayPass: status is 408 or 429 or >= 500,
        pause);

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddTimeout(Limit)
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Refusal>(refusal => refusal.MayPass),
            MaxRetryAttempts = Retries,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as Refusal)?.Pause),
        })
        .Build();

    private sealed class Refusal(string message, bool mayPass, TimeSpan? pause) : Exception(message)
    {
        public bool MayPass { get; } = mayPass;

        public TimeSpan? Pause { get; } = pause;
    }
}
