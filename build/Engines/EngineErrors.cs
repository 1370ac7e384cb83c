namespace Build.Engines;

/// <summary>Classifies error messages of Docker, Podman and registries.</summary>
internal static class EngineErrors
{
    // The first match wins: the message of a stopped engine also contains "connection refused".
    private static readonly (EngineFault Fault, string[] Marks)[] Texts =
    [
        (EngineFault.EngineForbidden, ["permission denied while trying to connect"]),
        (EngineFault.EngineDown,
        [
            "Cannot connect to the Docker daemon", "Is the docker daemon running", "failed to connect to the docker API",
            "unable to connect to Podman", "Cannot connect to Podman", "error during connect",
        ]),
        (EngineFault.DiskFull, ["no space left on device", "disk quota exceeded"]),
        (EngineFault.InUse, ["conflict: unable to", "image is in use", "image used by"]),
        (EngineFault.Quota, ["toomanyrequests", "too many requests", "status: 429", "quota", "RESOURCE_EXHAUSTED"]),
        (EngineFault.Denied,
        [
            "unauthorized", "authentication required", "no basic auth credentials", "denied:", "access denied", "access is denied",
            "resource is denied", "403 Forbidden", "insufficient_scope", "invalid username/password", "UNAUTHENTICATED",
        ]),
        (EngineFault.Absent,
            [
                "manifest unknown", "manifest for", "manifest not found", "name unknown", "No such image", "No such object", "No such container",
                "no container with name", "image not known", "An image does not exist locally",
            ]),
        (EngineFault.Unreachable,
        [
            "connection refused", "connection reset", "no such host", "i/o timeout", "TLS handshake timeout", ": EOF", "unexpected EOF",
            "broken pipe", "server misbehaving", "network is unreachable", "no route to host", "context deadline exceeded",
            "Client.Timeout", "use of closed network connection", "HTTP status: 5", "500 Internal", "502 Bad", "503 Service",
            "504 Gateway",
        ]),
    ];

    public static EngineFault Read(string errors) => Texts
        .FirstOrDefault(text => text.Marks.Any(mark => errors.Contains(mark, StringComparison.OrdinalIgnoreCase))).Fault;

    /// <summary>Whether the fault is transient, so that the request can be repeated. Pushing and pulling are safe to repeat.</summary>
    public static bool IsPassing(EngineFault fault) => fault is EngineFault.Unreachable or EngineFault.Quota;

    /// <returns>The line with the error; null if there is none.</returns>
    /// <remarks>The output may also contain warnings, progress and log lines; attempts are logged before the error.</remarks>
    public static string? Gist(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("WARNING", StringComparison.Ordinal) && !line.StartsWith("time=", StringComparison.Ordinal)).ToArray();
        return lines.LastOrDefault(line => line.StartsWith("Error", StringComparison.Ordinal)) ?? lines.LastOrDefault();
    }
}
