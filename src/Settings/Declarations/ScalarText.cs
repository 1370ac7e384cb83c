namespace Settings.Declarations;

/// <summary>A value as it is written in a file or an argument.</summary>
/// <param name="Text">The text, quotes and escapes resolved.</param>
/// <param name="Quoted">Whether the value is text whatever it looks like.</param>
public readonly record struct ScalarText(string Text, bool Quoted = false);
