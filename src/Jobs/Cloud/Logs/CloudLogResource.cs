namespace Jobs.Cloud.Logs;

/// <summary>What wrote an entry.</summary>
/// <param name="Labels">Among them <c>task_name</c>, such as <c>workerpool0-0</c>.</param>
internal sealed record CloudLogResource(IReadOnlyDictionary<string, string>? Labels);
