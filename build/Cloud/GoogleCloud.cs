using Jobs.Cloud;

namespace Build.Cloud;

/// <summary>Connections of the build to Google Cloud.</summary>
internal static class GoogleCloud
{
    /// <exception cref="FaultException">An environment variable is wrong.</exception>
    public static GoogleConnection Connection(BuildContext context, string region) =>
        GoogleConnection.FromEnvironment(region, context.Http, System.Environment.GetEnvironmentVariable) with { Notice = context.Warning };

    /// <exception cref="FaultException">A variable of the environment is wrong.</exception>
    public static CloudTiming Timing() => CloudTiming.FromEnvironment(System.Environment.GetEnvironmentVariable);
}
