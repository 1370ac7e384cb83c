namespace Settings.Declarations;

/// <summary>A value written as one word or text.</summary>
public abstract class ScalarType : SettingType
{
    /// <summary>The kind of value, without its bounds: all there is to say about a value of another kind.</summary>
    public virtual string Kind => Expected;

    /// <param name="scalar">The value as written, variables filled in; never nothing.</param>
    /// <param name="value">The typed value.</param>
    /// <returns>What was expected instead, or null when <paramref name="value"/> is good.</returns>
    public abstract string? Read(ScalarText scalar, out object? value);

    /// <summary>A good value, as YAML, that <paramref name="scalar"/> was probably meant to be; null when there is none.</summary>
    public virtual string? Repair(ScalarText scalar) => null;

    /// <summary>Writes a typed value as plain text, which <see cref="Read"/> accepts.</summary>
    public virtual string Text(object? value) => FormattableString.Invariant($"{value}");

    /// <summary>Writes a typed value as YAML.</summary>
    public virtual string Write(object? value) => YamlText.Quote(Text(value));
}
