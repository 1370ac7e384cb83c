namespace Settings;

/// <summary>The language of the texts, by its ISO 639-1 code.</summary>
public enum Language
{
    En,
    Fr,
    Ko,
    Ja,
    Zh,
}
