namespace Jobs.Local;

/// <summary>The texts of the shell scripts beside this file.</summary>
internal static class Script
{
    public static string Supervisor { get; } = Read("supervisor.sh");

    public static string Canceller { get; } = Read("canceller.sh");

    public static string Detach { get; } = Read("detach.sh");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Script).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
