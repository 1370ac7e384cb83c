using Build.Notifications;
using Jobs;

namespace Build.Tests.Notifications;

internal static class Notices
{
    public static JobNotice Succeeded => JobNotice.Of(
        "support", Job(JobState.Succeeded), new ManifestModel("gs://b", "models/m.zip", "models/s.json", "run-1"));

    public static JobNotice Failed => JobNotice.Of(
        "support", Job(JobState.Failed) with { Failure = new JobFailure("it ran out of memory", 137, []) }, model: null);

    private static TrainingJob Job(JobState state) => new()
    {
        Id = "123",
        DisplayName = "Support messages",
        RunId = "run-1",
        Labels = new Dictionary<string, string>(),
        State = state,
        LogsAt = "https://console.example.com/logs/123",
        ConsoleAt = "https://console.example.com/jobs/123",
        Created = DateTimeOffset.UnixEpoch,
        Ended = DateTimeOffset.UnixEpoch.AddHours(1),
    };
}
