using Build.Containers.Images;
using Build.Engines;
using Polly;
using Polly.Retry;

namespace Build.Containers.Registries;

/// <summary>Pushes an image to its registry.</summary>
/// <param name="engine">An engine that is allowed to push.</param>
/// <param name="report">Receives progress, one line at a time.</param>
internal sealed class ImagePush(Engine engine, ImageReference reference, TimeProvider clock, Action<string> report)
{
    private const int Retries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Pushes the image if the registry does not have it, and verifies the registry's copy.</summary>
    /// <param name="id">The image's id.</param>
    /// <param name="pushed">The image's name by digest, if it was pushed before.</param>
    /// <returns>The image's name by digest, and whether it was pushed now.</returns>
    /// <exception cref="FaultException">The registry does not respond, refuses the push, or contains another image.</exception>
    public async Task<(string Name, bool WasPushed)> RunAsync(string id, string? pushed)
    {
        if (pushed is not null && await HoldsAsync(pushed, id))
            return (pushed, false);

        var digest = "";
        await RepeatAsync(() => digest = engine.Push(reference.ToString()));
        var name = reference.At(digest);
        return await HoldsAsync(name, id)
            ? (name, true)
            : throw new FaultException(FaultKind.Remote, $"{name}: the registry does not have the image that was pushed. Push it again.");
    }

    /// <summary>
    /// Pulls the image by its digest. Layers that the engine already has are not transferred; the engine verifies every hash.
    /// </summary>
    /// <exception cref="EngineException">The registry does not respond, or refuses the pull.</exception>
    public async Task<bool> HoldsAsync(string name, string id)
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

    // Pushing and pulling are safe to repeat: layers that arrived are not sent again.
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
