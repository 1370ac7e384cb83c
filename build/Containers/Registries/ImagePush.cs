using Build.Containers.Images;
using Build.Engines;
using Polly;
using Polly.Retry;

namespace Build.Containers.Registries;

/// <summary>Brings an image into its registry.</summary>
/// <param name="engine">One that may push there.</param>
/// <param name="report">Told what goes on, a line at a time.</param>
internal sealed class ImagePush(Engine engine, ImageReference reference, TimeProvider clock, Action<string> report)
{
    private const int Retries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Pushes the image unless the registry has it, and sees that what it has is the image.</summary>
    /// <param name="id">The image.</param>
    /// <param name="pushed">Its name by digest, where it was pushed under its name before.</param>
    /// <returns>Its name by digest, and whether it had to be pushed.</returns>
    /// <exception cref="FaultException">The registry does not answer, refuses, or holds something else.</exception>
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

    /// <summary>Fetches the image by its digest, of which nothing is transferred that the engine has: it checks every byte by its hash.</summary>
    /// <exception cref="EngineException">The registry does not answer, or refuses.</exception>
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
