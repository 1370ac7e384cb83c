using CsCheck;

namespace Cake.Docker.Tests;

/// <summary>Texts that a command line loses or splits when it is put together carelessly.</summary>
public static class ExactValues
{
    private static readonly Gen<string> Pieces = Gen.OneOf<string>(
        "a", " ", "\t", "\n", "\r\n", "\"", "\"\"", "\\", "\\\\", "\\\"", "'", "$HOME", "`id`", "%PATH%", "!", "*", "-", "--rm", "=", ",", "{0}", "é", "한국어", "🙂");

    public static Gen<string> All { get; } = Gen.OneOf(
        Pieces.Array[0, 8].Select(string.Concat),
        Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters)));

    public static Gen<string[]> Lists { get; } = All.Array[0, 6];
}
