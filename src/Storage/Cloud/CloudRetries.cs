using Polly;
using Polly.Retry;

namespace Storage.Cloud;

/// <summary>Retries transient failures with exponential backoff and jitter, or after the pause that the server requests.</summary>
/// <remarks>Use it only for operations that are safe to repeat. Progress resets the number of failures.</remarks>
internal sealed class CloudRetries(TimeProvider clock, Random random)
{
    private const int MostFailures = 7;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan LongestPauseAskedFor = TimeSpan.FromMinutes(2);

    /// <param name="attempt">One attempt.</param>
    /// <param name="position">Gets the progress of the operation.</param>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt, Func<long> position, CancellationToken cancellation)
    {
        var failures = new Failures(position);
        var asked = RequestedPause.Begin();
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(
                tried.Outcome.Exception is { } exception
                && failures.MayTryAgain(exception, cancellation)
                && !(asked.Value > LongestPauseAskedFor)),
            MaxRetryAttempts = int.MaxValue,
            DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(asked.Value ?? Pause(failures.InARow)),
        }).Build();
        return await pipeline.ExecuteAsync(
            async token =>
            {
                asked.Value = null;
                return await attempt(token);
            },
            cancellation);
    }

    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation) =>
        RunAsync(attempt, () => 0, cancellation);

    private TimeSpan Pause(int failures)
    {
        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, failures - 1), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (0.5 + (random.NextDouble() / 2)));
    }

    private sealed class Failures(Func<long> position)
    {
        private long _furthest = position();
        private bool _wasUnauthorized;

        public int InARow { get; private set; }

        public bool MayTryAgain(Exception exception, CancellationToken cancellation)
        {
            if (position() > _furthest)
                (_furthest, InARow, _wasUnauthorized) = (position(), 0, false);
            InARow++;
            return InARow < MostFailures && (CloudFailure.MayPass(exception, cancellation) || IsFirstUnauthorized(exception));
        }

        // The client has renewed an expired token after the first 401.
        private bool IsFirstUnauthorized(Exception exception)
        {
            var isFirst = !_wasUnauthorized && CloudFailure.StatusOf(exception) == 401;
            _wasUnauthorized |= isFirst;
            return isFirst;
        }
    }
}
