using Build.Engines;

namespace Build.Cloud;

/// <summary>Whether the image is in its registry.</summary>
/// <param name="name">Its name by digest; null when it was never pushed.</param>
/// <param name="holds">Asks the registry for it.</param>
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
