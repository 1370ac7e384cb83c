using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>Finds out what an unknown key was meant to be.</summary>
internal static class UnknownKey
{
    /// <returns>What to write instead of <paramref name="key"/> in <paramref name="section"/>.</returns>
    public static string Suggest(Section section, string key)
    {
        var here = section.Settings.Select(setting => setting.Name).ToList();
        if (here.Find(name => Nearest.Same(key, name)) is { } same)
            return $"Did you mean {same}?";

        var others = PipelineSections.Root.AllSettings.Where(setting => !section.Settings.Contains(setting)).ToList();
        var elsewhere = others.Where(setting => Nearest.Same(key, setting.Name) || Nearest.Same(key, setting.Path)).ToList();
        if (elsewhere is [var one])
            return $"It belongs {PlaceOf(one)}. Try: {one.Sample()}";
        if (elsewhere.Count > 1)
            return $"It belongs {string.Join(" or ", elsewhere.Select(PlaceOf))}";

        if (Nearest.To(key, here) is { } near)
            return $"Did you mean {near}?";
        if (Nearest.To(key, others.Select(setting => setting.Name)) is { } far)
            return $"Did you mean {string.Join(" or ", others.Where(setting => setting.Name == far).Select(setting => setting.Path))}?";
        return $"Known here: {string.Join(", ", here)}";
    }

    private static string PlaceOf(Setting setting) =>
        setting.Path == setting.Name ? "at the top level" : $"under {setting.Path[..^(setting.Name.Length + 1)]}";
}
