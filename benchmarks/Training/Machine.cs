namespace Training.Benchmarks;

internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo", Model = "model name";

    /// <summary>The processor's name, where the system tells it.</summary>
    public static string Processor => File.Exists(CpuInfo)
        && File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : $"{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}";
}
