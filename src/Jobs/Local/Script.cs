namespace Jobs.Local;

/// <summary>Embedded shell scripts.</summary>
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
