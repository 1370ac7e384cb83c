using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;

namespace Jobs.Cloud;

/// <summary>Sends requests to Google's JSON APIs, with an access token, a time limit, and retries where these are safe.</summary>
/// <param name="patience">The time limit of one request.</param>
internal sealed class GoogleApi(GoogleConnection connection, TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan LongestPauseAskedFor = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ResiliencePipeline _safely = Retries(connection.Notice, clock, 5, TimeSpan.FromSeconds(20), failure => failure.MayPass);
    private readonly ResiliencePipeline _patiently = Retries(connection.Notice, clock, 20, TimeSpan.FromSeconds(30), failure => failure.MayPass);
    private readonly ResiliencePipeline _whenRefused =
        Retries(connection.Notice, clock, 5, TimeSpan.FromSeconds(20), failure => failure is { MayPass: true, MayHaveBeenDone: false });

    public GoogleEndpoints Endpoints => connection.Endpoints;

    /// <summary>Sends a request and reads the response.</summary>
    /// <exception cref="ApiException">The request failed.</exception>
    /// <exception cref="JobException">Credentials are missing or not accepted.</exception>
    public Task<T> GetAsync<T>(Uri address, CancellationToken cancellation, Repeat repeat = Repeat.Safely) =>
        SendAsync<T>(HttpMethod.Get, address, null, repeat, cancellation);

    /// <inheritdoc cref="GetAsync"/>
    public Task<T> PostAsync<T>(Uri address, JsonNode body, Repeat repeat, CancellationToken cancellation) =>
        SendAsync<T>(HttpMethod.Post, address, body, repeat, cancellation);

    private async Task<T> SendAsync<T>(HttpMethod method, Uri address, JsonNode? body, Repeat repeat, CancellationToken cancellation)
    {
        var text = body?.ToJsonString();
        var retries = repeat switch
        {
            Repeat.Safely => _safely,
            Repeat.Patiently => _patiently,
            _ => _whenRefused,
        };
        return await retries.ExecuteAsync(async token => await TryAsync<T>(method, address, text, token), cancellation);
    }

    private async Task<T> TryAsync<T>(HttpMethod method, Uri address, string? body, CancellationToken cancellation)
    {
        try
        {
            return await TryOnceAsync<T>(method, address, body, renewToken: false, cancellation);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.Unauthorized)
        {
            return await TryOnceAsync<T>(method, address, body, renewToken: true, cancellation);
        }
    }

    private async Task<T> TryOnceAsync<T>(HttpMethod method, Uri address, string? body, bool renewToken, CancellationToken cancellation)
    {
        var token = await connection.Tokens.GetAsync(renewToken, cancellation);
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var request = Request(method, address, body, token);
            using var answer = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await answer.Content.ReadAsStringAsync(either.Token);
            return answer.IsSuccessStatusCode ? Read<T>(text, address) : throw Failure(answer, Without(token, text), address);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Failure(exception, address);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new ApiException($"it did not respond within {patience.TotalSeconds:0.#} s", exception)
            {
                Host = address.Host,
                MayPass = true,
                MayHaveBeenDone = true,
            };
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string? body, AccessToken? token)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (token?.QuotaProject is { } project)
            request.Headers.Add("X-Goog-User-Project", project);
        return request;
    }

    private static T Read<T>(string text, Uri address)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new ApiException("its response cannot be parsed", exception) { Host = address.Host, MayPass = true, MayHaveBeenDone = true };
        }
    }

    private ApiException Failure(HttpResponseMessage answer, string text, Uri address)
    {
        var error = GoogleError.Parse(text);
        var status = (int)answer.StatusCode;
        var reason = error.Message.Length > 0 ? error.Message : answer.ReasonPhrase;
        var pause = Pause(answer);
        return new ApiException($"it answered {status}{(reason is { Length: > 0 } ? $" ({reason})" : "")}")
        {
            Host = address.Host,
            Status = answer.StatusCode,
            Error = error,
            RetryAfter = pause,
            // A quota of resources is freed when other jobs end, after hours, and so is not retried. A rate limit passes within a minute.
            MayPass = status is 408 or 429 or (>= 500 and not 501)
                && !(pause > LongestPauseAskedFor) && error.ExceededQuotas is null,
            MayHaveBeenDone = status is 408 or >= 500,
        };
    }

    private static ApiException Failure(Exception exception, Uri address)
    {
        var error = (exception as HttpRequestException)?.HttpRequestError;
        var cause = exception.GetBaseException();
        var notConnected = error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        var unknown = cause is SocketException { SocketErrorCode: SocketError.HostNotFound };
        return new ApiException($"the connection failed ({GoogleError.OneLine(cause.Message)})", exception)
        {
            Host = address.Host,
            HostIsUnknown = unknown,
            MayPass = !unknown && error is not HttpRequestError.SecureConnectionError,
            MayHaveBeenDone = !notConnected,
        };
    }

    private TimeSpan? Pause(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until > clock.GetUtcNow() ? until - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    // A server may quote the token in its response.
    private static string Without(AccessToken? token, string text) =>
        token is { Value.Length: > 0 } ? text.Replace(token.Value, "…", StringComparison.Ordinal) : text;

    private static ResiliencePipeline Retries(
        Action<string> notice, TimeProvider clock, int most, TimeSpan longest, Func<ApiException, bool> may) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            // A request without a token was not sent.
            ShouldHandle = new PredicateBuilder().Handle(may).Handle<JobException>(noToken => noToken.MayPass),
            MaxRetryAttempts = most,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = longest,
            DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as ApiException)?.RetryAfter),
            OnRetry = retry =>
            {
                var what = retry.Outcome.Exception is ApiException failure ? $"{failure.Host}: {failure.Message}" : retry.Outcome.Exception?.Message;
                notice($"{what}; trying again in {Math.Ceiling(retry.RetryDelay.TotalSeconds):0} s");
                return ValueTask.CompletedTask;
            },
        }).Build();
}
