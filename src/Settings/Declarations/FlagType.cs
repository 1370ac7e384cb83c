namespace Settings.Declarations;

/// <summary>A truth value, spelled as in YAML 1.2.</summary>
public sealed class FlagType : ScalarType
{
    public override string Expected => "true or false";

    public override string? Read(ScalarText scalar, out object? value)
    {
        value = scalar.Text is "true" or "True" or "TRUE";
        return !scalar.Quoted && (value is true || scalar.Text is "false" or "False" or "FALSE") ? null : Expected;
    }

    public override string? Repair(ScalarText scalar) => scalar.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => "true",
        "false" or "no" or "off" or "0" => "false",
        _ => null,
    };

    public override string Text(object? value) => value is true ? "true" : "false";

    public override string Write(object? value) => Text(value);
}
