using System.Text.RegularExpressions;

namespace Settings.Declarations;

/// <summary>A map from names the user gives to text.</summary>
public sealed class MapType(MapKeysAttribute keys, TextType value) : SettingType
{
    private readonly Regex _keys = new(keys.Pattern, RegexOptions.CultureInvariant);

    public TextType Value => value;

    public string KeyPattern => keys.Pattern;

    public string KeyExpected => keys.Expected;

    public override string Expected => "a map of names to text";

    public bool AcceptsKey(string key) => TextType.IsWhole(_keys.Match(key), key);
}
