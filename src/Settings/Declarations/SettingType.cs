namespace Settings.Declarations;

/// <summary>What a value of a pipeline file may be.</summary>
public abstract class SettingType
{
    /// <summary>The values accepted, in words that follow "expected".</summary>
    public abstract string Expected { get; }
}
