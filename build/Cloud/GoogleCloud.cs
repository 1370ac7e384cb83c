using Jobs.Cloud;

namespace Build.Cloud;

/// <summary>How the build reaches Google.</summary>
public static class GoogleCloud
{
    /// <exception cref="FaultException">A variable of the environment is wrong.</exception>
    public static GoogleConnection Connection(BuildContext context, string region) =>
        GoogleConnection.FromEnvironment(region, context.Http, System.Environment.GetEnvironmentVariable) with { Notice = context.Warning };

    /// <exception cref="FaultException">A variable of the environment is wrong.</exception>
    public static CloudTiming Timing() => CloudTiming.FromEnvironment(System.Environment.GetEnvironmentVariable);
}
