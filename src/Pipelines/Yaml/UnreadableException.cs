namespace Pipelines.Yaml;

/// <summary>A text that cannot be read on from <paramref name="at"/>.</summary>
internal sealed class UnreadableException(Position at, string message, string suggestion) : Exception(message)
{
    public Position At => at;

    public string Suggestion => suggestion;
}
