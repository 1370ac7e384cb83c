using Polly;
using Polly.Retry;

namespace Storage.Cloud;

/// <summary>Repeats what failed in a way that may pass, later and later, with jitter; a server that asks for a pause gets it.</summary>
/// <remarks>Only for work that may safely be repeated. A failure after progress is the first failure again.</remarks>
internal sealed class CloudRetries(TimeProvider clock, Random random)
{
    private const int MostFailures = 7;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan LongestPauseAskedFor = TimeSpan.FromMinutes(2);

    /// <param name="attempt">One try.</param>
    /// <param name="position">How far the work is.</param>
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
                (_furthest, InARow) = (position(), 0);
            InARow++;
            return InARow < MostFailures && (CloudFailure.MayPass(exception, cancellation) || IsFirstUnauthorized(exception));
        }

        // A token that ran out has been renewed by now.
        private bool IsFirstUnauthorized(Exception exception)
        {
            var isFirst = !_wasUnauthorized && CloudFailure.StatusOf(exception) == 401;
            _wasUnauthorized |= isFirst;
            return isFirst;
        }
    }
}
