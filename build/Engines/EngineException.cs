namespace Build.Engines;

/// <summary>An engine, or the registry behind it, did not do what it was asked for.</summary>
internal sealed class EngineException(EngineFault fault, string message, Exception innerException)
    : FaultException(KindOf(fault), message, innerException)
{
    public EngineFault Fault { get; } = fault;

    /// <param name="program">The engine's program.</param>
    /// <param name="request">What it was asked for: <c>push example.com/trainer:1</c>.</param>
    /// <param name="output">What it wrote.</param>
    /// <param name="problem">How its call failed.</param>
    /// <param name="secret">What the message must not hold.</param>
    public static EngineException Of(EngineProgram program, string request, ToolOutput output, Exception problem, string secret = "")
    {
        var errors = string.Join('\n', output.Error);
        var (fault, said) = (EngineErrors.Read(errors), EngineErrors.Gist(errors) ?? problem.Message.ReplaceLineEndings(" "));
        if (secret != "")
            said = said.Replace(secret, "***");
        var end = said.EndsWith('?') || said.EndsWith('.') ? "" : ".";
        return new(fault, $"{program.Name} {request}: {said}{end} {Advice(fault, program.Name)}", problem);
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
        EngineFault.InUse => "Remove what uses it first.",
        EngineFault.Unreachable => "Check the registry's address, and whether it runs.",
        EngineFault.Denied => $"Check user and password: {program} login, or image.login. The user needs the right to read and write there.",
        EngineFault.Quota => "The registry takes no more for now: wait, or ask for a larger quota.",
        EngineFault.Absent => "Check the image's name.",
        _ => $"Read what {program} wrote above, or run it by hand.",
    };
}
