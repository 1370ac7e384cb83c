using System.Reflection;
using System.Text.Json.Serialization;

namespace Settings.Declarations;

/// <summary>
/// A settings record as the map it is read from. This, with the attributes on the records, is the one definition from which the binder, its
/// messages, the JSON Schema, the reference page and the trainer's arguments are made.
/// </summary>
public sealed class Section
{
    private readonly Type _type;

    /// <param name="defaults">A record that holds the default of every setting.</param>
    public Section(object defaults)
        : this(defaults.GetType(), defaults, "")
    {
    }

    private Section(Type type, object? defaults, string path)
    {
        _type = type;
        Path = path;
        defaults ??= NewInstance();
        Settings = type.GetProperties()
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .OrderBy(property => Depth(property.DeclaringType))
            .Select(property => new Setting(
                property, PathOf(Spelling.Key(property.Name)), property.GetValue(defaults), TypeOf(property, property.GetValue(defaults))))
            .ToList();
    }

    /// <summary>The keys that lead here, joined by dots; empty for the root.</summary>
    public string Path { get; }

    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>Every setting in here and below.</summary>
    public IEnumerable<Setting> AllSettings =>
        Settings.SelectMany(setting => setting.Type is SectionType inner ? inner.Section.AllSettings.Prepend(setting) : [setting]);

    /// <summary>The keys that show what the section is for: the required ones, or else the first.</summary>
    public IEnumerable<Setting> Typical => Settings.Where(setting => setting.Required).DefaultIfEmpty(Settings[0]);

    /// <summary>A record with every default in place; what is required is still null.</summary>
    public object NewInstance() => Activator.CreateInstance(_type)!;

    public Setting? Find(string key) => Settings.FirstOrDefault(setting => setting.Name == key);

    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>What a record inherits stands before what it adds.</summary>
    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private SettingType TypeOf(PropertyInfo property, object? defaults)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (typeof(IReadOnlyList<string>) == type)
            return new ListType(Setting.TextOf(property), property.GetCustomAttribute<ListItemsAttribute>());
        if (typeof(IReadOnlyDictionary<string, string>) == type)
            return new MapType(property.GetCustomAttribute<MapKeysAttribute>()!, Setting.TextOf(property));
        if (type.IsClass && type != typeof(string))
            return new SectionType(new Section(type, defaults, PathOf(Spelling.Key(property.Name))));
        return Setting.ScalarOf(property, type);
    }
}
