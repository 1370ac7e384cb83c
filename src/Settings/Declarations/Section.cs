using System.Reflection;
using System.Text.Json.Serialization;
using Pipelines.Definition;
using Settings.Declarations;

namespace Settings.Declarations;

/// <summary>
/// A settings record as the map it is read from. This, with the attributes on the records, is the one definition that the binder,
/// its messages, the JSON Schema and the reference page are made from.
/// </summary>
internal sealed class Section
{
    /// <summary>The whole pipeline file.</summary>
    public static Section Root { get; } = new(typeof(PipelineSettings), "");

    private readonly Type _type;

    private Section(Type type, string path)
    {
        _type = type;
        Path = path;
        var defaults = NewInstance();
        Settings = type.GetProperties()
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => new Setting(property, PathOf(Spelling.Key(property.Name)), property.GetValue(defaults), TypeOf(property)))
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

    private SettingType TypeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (typeof(IReadOnlyList<string>) == type)
            return new ListType(Setting.TextOf(property), property.GetCustomAttribute<ListItemsAttribute>());
        if (typeof(IReadOnlyDictionary<string, string>) == type)
            return new MapType(property.GetCustomAttribute<MapKeysAttribute>()!, Setting.TextOf(property));
        if (type.IsClass && type != typeof(string))
            return new SectionType(new Section(type, PathOf(Spelling.Key(property.Name))));
        return Setting.ScalarOf(property, type);
    }
}
