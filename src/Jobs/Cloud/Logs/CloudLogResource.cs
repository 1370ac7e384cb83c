namespace Jobs.Cloud.Logs;

/// <summary>Resource that wrote an entry.</summary>
/// <param name="Labels">The labels, including <c>task_name</c>, such as <c>workerpool0-0</c>.</param>
internal sealed record CloudLogResource(IReadOnlyDictionary<string, string>? Labels);
