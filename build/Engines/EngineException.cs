namespace Build.Engines;

/// <summary>A request to an engine, or to the registry behind it, failed.</summary>
internal sealed class EngineException(EngineFault fault, string message, Exception innerException)
    : FaultException(KindOf(fault), message, innerException)
{
    public EngineFault Fault { get; } = fault;

    /// <param name="program">The engine's program.</param>
    /// <param name="request">The request: <c>push example.com/trainer:1</c>.</param>
    /// <param name="output">The program's output.</param>
    /// <param name="problem">The exception of the call.</param>
    /// <param name="secret">Text that the message must not contain.</param>
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
        EngineFault.EngineForbidden => "Add this user to the group docker: sudo usermod -aG docker $USER, then log in again.",
        EngineFault.DiskFull => $"Free disk space for {program}'s images: {program} system prune",
        EngineFault.InUse => "Remove the objects that use it first.",
        EngineFault.Unreachable => "Check the registry's address, and that the registry is running.",
        EngineFault.Denied => $"Check user and password: {program} login, or image.login. The user must have read and write access.",
        EngineFault.Quota => "The registry's quota is exhausted: wait, or request a larger quota.",
        EngineFault.Absent => "Check the image's name.",
        _ => $"Read what {program} wrote above, or run it by hand.",
    };
}
