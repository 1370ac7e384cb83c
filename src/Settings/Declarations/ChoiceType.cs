namespace Settings.Declarations;

/// <summary>One of the words that stand for the members of an enumeration.</summary>
public sealed class ChoiceType(Type type) : ScalarType
{
    private readonly Dictionary<string, Enum> _members = Enum.GetValues(type).Cast<Enum>().ToDictionary(Spelling.Of);

    public IEnumerable<string> Words => _members.Keys;

    public override string Expected => "one of " + string.Join(" ", Words.Select(YamlText.Quote));

    public override string? Read(ScalarText scalar, out object? value)
    {
        var known = _members.TryGetValue(scalar.Text, out var member);
        value = member;
        return known ? null : Expected;
    }

    public override string? Repair(ScalarText scalar) => Nearest.To(scalar.Text, Words) is { } word ? YamlText.Quote(word) : null;

    public override string Text(object? value) => Spelling.Of((Enum)value!);
}
