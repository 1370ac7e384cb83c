namespace Settings.Declarations;

/// <summary>A map of settings.</summary>
public sealed class SectionType(Section section) : SettingType
{
    public Section Section => section;

    public override string Expected => "a map of settings";
}
