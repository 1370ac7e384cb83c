using Polly;
using Polly.Retry;

namespace Build.Containers;

/// <summary>Brings an image into its registry.</summary>
/// <param name="engine">One that may push there.</param>
/// <param name="report">Told what goes on, a line at a time.</param>
public sealed class ImagePush(Engine engine, ImageReference reference, TimeProvider clock, Action<string> report)
{
    private const int Retries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Pushes the image unless the registry has it, and sees that what it has is the image.</summary>
    /// <param name="id">The image.</param>
    /// <returns>Its name by digest, and whether it had to be pushed.</returns>
    /// <exception cref="FaultException">The registry does not answer, refuses, or holds something else.</exception>
    public async Task<(string Name, bool Pushed)> RunAsync(string id)
    {
        if (DigestOf(id) is { } known && await HoldsAsync(reference.At(known), id))
            return (reference.At(known), false);

        await RepeatAsync(() => engine.Push(reference.ToString()));
        var name = DigestOf(id) is { } digest
            ? reference.At(digest)
            : throw new FaultException(FaultKind.Tool, $"{reference}: pushed, but the engine does not know its digest. Push it again: --force");
        if (!await HoldsAsync(name, id))
            throw new FaultException(FaultKind.Remote, $"{name}: the registry took the image and has another one there. Push it again: --force");
        return (name, true);
    }

    private string? DigestOf(string id) => engine.Find(id)?.DigestIn(reference);

    /// <summary>Fetches the image by its digest, of which nothing is transferred that the engine has: it checks every byte by its hash.</summary>
    private async Task<bool> HoldsAsync(string name, string id)
    {
        try
        {
            await RepeatAsync(() => engine.Pull(name, show: false));
        }
        catch (EngineException exception) when (exception.Fault == EngineFault.Absent)
        {
            return false;
        }

        return engine.Find(name)?.Id == id;
    }

    // Pushing and pulling are safe to repeat: what arrived is not sent again.
    private async Task RepeatAsync(Action request)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<EngineException>(exception => EngineErrors.IsPassing(exception.Fault)),
                MaxRetryAttempts = Retries,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = retry =>
                {
                    report($"{retry.Outcome.Exception!.Message} Trying again in {retry.RetryDelay.TotalSeconds:0} s.");
                    return default;
                },
            })
            .Build();
        await pipeline.ExecuteAsync(_ =>
        {
            request();
            return default;
        });
    }
}
