namespace Build.Containers;

/// <summary>What an engine's program said when it failed, as a fault of one line.</summary>
internal static class EngineFault
{
    private static readonly string[] NoEngine = ["docker daemon", "docker API", "podman machine"];

    /// <param name="what">Where the fault lies and what could not be done.</param>
    /// <param name="next">What the user can do when a remote service is to blame.</param>
    /// <param name="secret">What the message must not hold.</param>
    /// <returns>
    /// One of <see cref="FaultKind.Tool"/> when the program failed without a word or does not reach its engine, else of <see cref="FaultKind.Remote"/>.
    /// </returns>
    public static FaultException Of(
        EngineProgram program, string what, ToolOutput output, Exception problem, string next, string secret = "")
    {
        var said = Hide(secret, Said(output));
        if (said == "")
            return new FaultException(FaultKind.Tool, $"{what}: {program.Name}: {Sentence(problem.Message)} Run it by hand.", problem);
        if (NoEngine.Any(output.Says))
            return new FaultException(FaultKind.Tool, $"{what}: {said} Start the engine.", problem);
        return new FaultException(FaultKind.Remote, $"{what}: {said} {next}", problem);
    }

    // Beside the error there may be warnings, progress, and lines of the program's own log.
    private static string Said(ToolOutput output)
    {
        var lines = output.Error.Select(line => line.Trim())
            .Where(line => line != "" && !line.StartsWith("WARNING", StringComparison.Ordinal) && !line.StartsWith("time=", StringComparison.Ordinal))
            .ToArray();
        var errors = Array.FindAll(lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        return lines.Length == 0 ? "" : Sentence(string.Join(' ', errors.Length > 0 ? errors : lines));
    }

    private static string Hide(string secret, string text) => secret == "" ? text : text.Replace(secret, "***");

    private static string Sentence(string text)
    {
        var line = text.ReplaceLineEndings(" ").TrimEnd();
        return line.EndsWith('.') || line.EndsWith('?') || line.EndsWith('!') ? line : $"{line}.";
    }
}
