using System.Net;
using Polly;
using Polly.Retry;

namespace Trainer.Pretrained.Archives;

/// <summary>Downloads a file over HTTP and resumes an earlier, incomplete download.</summary>
/// <remarks>
/// Retries transient failures with exponential backoff, and waits as long as the server requests with <c>Retry-After</c>. A connection
/// that breaks after substantial progress does not count as a failed attempt.
/// </remarks>
internal sealed class ArchiveDownload(HttpClient http, TimeProvider clock, DownloadProgress progress)
{
    private const int MostRetries = 4;
    private const long WellForward = 1 << 20, MostBytes = 4L << 30;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPauseAskedFor = TimeSpan.FromMinutes(2);

    /// <summary>The longest time in which the server may send nothing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Downloads the file completely.</summary>
    /// <exception cref="TransferException">The download failed; the received part is kept.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled; the received part is kept.</exception>
    public async Task RunAsync(Uri source, PartialFile file, CancellationToken cancellation)
    {
        var retries = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(Retries()).Build();
        var furthest = file.Length;
        while (!file.IsWhole)
        {
            await retries.ExecuteAsync(
                async token =>
                {
                    try
                    {
                        await TryAsync(source, file, token);
                    }
                    catch (TransferException broken) when (broken.MayPass && file.Length - furthest >= WellForward)
                    {
                        furthest = file.Length;
                        progress.Line($"{broken.Message}; resuming");
                    }
                },
                cancellation);
        }
    }

    private RetryStrategyOptions Retries() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<TransferException>(broken => broken.MayPass),
        MaxRetryAttempts = MostRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstPause,
        MaxDelay = LongestPause,
        DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as TransferException)?.RetryAfter),
        OnRetry = retry =>
        {
            progress.Line($"{retry.Outcome.Exception!.Message}; trying again in {Math.Ceiling(retry.RetryDelay.TotalSeconds)} s");
            return ValueTask.CompletedTask;
        },
    };

    private async Task TryAsync(Uri source, PartialFile file, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, source);
            file.AskForRest(request.Headers);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Accept(answer, file);
            progress.Started(file.Length, file.Total, Shown(source));
            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            await AppendAsync(body, file, () => patience.CancelAfter(Patience), either.Token);
        }
        catch (HttpRequestException e)
        {
            var mayPass = e.HttpRequestError is not HttpRequestError.SecureConnectionError;
            throw new TransferException($"the server cannot be reached ({e.GetBaseException().Message})", mayPass, e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException($"the server sent nothing for {Patience.TotalSeconds:0.#} s", mayPass: true, e);
        }
    }

    /// <summary>Checks the headers of a response, and prepares the file for its body.</summary>
    private void Accept(HttpResponseMessage answer, PartialFile file)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                file.Restart(answer);
                break;
            case HttpStatusCode.PartialContent when file.IsContinuedBy(answer):
                break;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                file.Delete();
                throw new TransferException("the file on the server has changed", mayPass: true);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                var pause = Pause(answer);
                throw new TransferException(Describe(answer, pause), mayPass: !(pause > LongestPauseAskedFor)) { RetryAfter = pause };
            default:
                throw new TransferException(Describe(answer, null), mayPass: false);
        }

        if (file.Total > MostBytes)
        {
            throw new TransferException(
                $"the server announces {DownloadProgress.Megabytes(file.Total.Value)} MB, more than any such archive has", mayPass: false);
        }
    }

    private async Task AppendAsync(Stream body, PartialFile file, Action moved, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        var length = file.Length;
        await using (var target = file.Append())
        {
            while (await ReadAsync(body, buffer, cancellation) is > 0 and var count)
            {
                moved();
                length += count;
                if (length > (file.Total ?? MostBytes))
                    throw new TransferException("the server sends more than it announced", mayPass: false);
                await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
                progress.Moved(length, file.Total);
            }
        }

        if (file.Total is null)
            file.MarkWhole();
        if (!file.IsWhole)
            throw new TransferException("the connection broke (fewer bytes than announced)", mayPass: true);
        progress.Done(length);
    }

    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (IOException e)
        {
            throw new TransferException($"the connection broke ({e.GetBaseException().Message})", mayPass: true, e);
        }
    }

    private TimeSpan? Pause(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until > clock.GetUtcNow() ? until - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static string Describe(HttpResponseMessage answer, TimeSpan? pause)
    {
        var reason = answer.ReasonPhrase is { Length: > 0 } phrase ? $" ({phrase})" : "";
        var asked = pause > LongestPauseAskedFor ? $" and asks to wait {Math.Ceiling(pause.Value.TotalMinutes)} minutes" : "";
        return $"the server answers {(int)answer.StatusCode}{reason}{asked}";
    }

    /// <summary>The address without query and credentials, which may be secret.</summary>
    public static string Shown(Uri source) =>
        source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
