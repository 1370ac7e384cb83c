using System.Diagnostics.CodeAnalysis;

namespace Settings.Declarations;

/// <summary>The form of the keys of a map that the user names freely.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MapKeysAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string expected) : Attribute
{
    public string Pattern { get; } = pattern;

    public string Expected { get; } = expected;
}
