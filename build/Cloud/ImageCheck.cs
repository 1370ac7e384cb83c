using Build.Engines;

namespace Build.Cloud;

/// <summary>Checks that the image is in its registry.</summary>
/// <param name="name">The image's name by digest; null if it was never pushed.</param>
/// <param name="holds">Asks the registry whether it has the image.</param>
/// <param name="command">The command that pushes it.</param>
internal sealed class ImageCheck(string? name, Func<string, Task<bool>> holds, string command) : IPreflightCheck
{
    public string Subject => "image";

    public async Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation)
    {
        if (name is null)
            return [Finding.Problem(Subject, $"it was not pushed yet. Push it: {command}")];
        try
        {
            return await holds(name) ? [] : [Finding.Problem(Subject, $"the registry does not have {name}. Push it: {command}")];
        }
        catch (EngineException refusal) when (!EngineErrors.IsPassing(refusal.Fault))
        {
            return [Finding.Problem(Subject, refusal.Message, refusal.Kind)];
        }
        catch (EngineException refusal)
        {
            return [Finding.Unchecked(Subject, refusal.Message)];
        }
    }
}
