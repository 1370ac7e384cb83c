namespace Pipelines.Definition;

/// <summary>A list of names, at least one, each once.</summary>
internal sealed class ListType : SettingType
{
    public override string Expected => "a list of names";
}
