namespace Build.Containers;

/// <summary>An engine, or the registry behind it, did not do what it was asked for.</summary>
public sealed class EngineException(EngineFault fault, string message, Exception innerException)
    : FaultException(KindOf(fault), message, innerException)
{
    public EngineFault Fault { get; } = fault;

    /// <param name="program">The engine's program.</param>
    /// <param name="request">What it was asked for: <c>push example.com/trainer:1</c>.</param>
    /// <param name="errors">What it wrote to its standard error.</param>
    public static EngineException Of(string program, string request, string errors, Exception failure)
    {
        var (fault, line) = (EngineErrors.Read(errors), EngineErrors.LastLine(errors).TrimEnd('.'));
        return new(fault, $"{program} {request}: {line}. {Advice(fault, program)}", failure);
    }

    private static FaultKind KindOf(EngineFault fault) => fault switch
    {
        EngineFault.Unreachable or EngineFault.Denied or EngineFault.Quota or EngineFault.Absent => FaultKind.Remote,
        _ => FaultKind.Tool,
    };

    private static string Advice(EngineFault fault, string program) => fault switch
    {
        EngineFault.EngineDown => "Start the engine, for example: sudo systemctl start docker",
        EngineFault.EngineForbidden => "Give this user the right to: sudo usermod -aG docker $USER, then log in anew.",
        EngineFault.DiskFull => $"Make room where {program} keeps its images: {program} system prune",
        EngineFault.Unreachable => "Check the registry's address, and whether it runs.",
        EngineFault.Denied => $"Log in with {program} login, or set image.login; the user needs the right to read and write there.",
        EngineFault.Quota => "The registry takes no more for now: wait, or ask for a larger quota.",
        EngineFault.Absent => "Check the image's name.",
        _ => $"Read what {program} wrote above.",
    };
}
