using System.Diagnostics;
using CsCheck;

namespace Build.Tests.CommandLine;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("--set=training.epochs=1", "--set=training.epochs=1")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("", "''")]
    [InlineData("a\n", "'a\n'")]
    [InlineData("~/models", "'~/models'")]
    public void A_word_is_quoted_only_where_a_shell_would_read_it_otherwise(string word, string quoted) =>
        ShellWord.Quote(word).Should().Be(quoted);

    [Fact]
    public void A_shell_reads_back_whatever_was_written()
    {
        var shell = Tools.Require("sh");
        var word = Gen.OneOf(
            Gen.String[Gen.Char["abZ09 '\"\\$`!*?[]{}()<>|&;#~=%^@:,./-_\t\n\r"], 0, 12],
            Gen.String[Gen.Char.Where(character => character != '\0' && !char.IsSurrogate(character)), 0, 12]);

        word.Array[1, 40].Sample(words => ReadBack(shell, ShellWord.Join(words)).SequenceEqual(words), iter: 60, threads: 1);
    }

    private static IEnumerable<string> ReadBack(string shell, string line)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", $"printf '%s\\0' {line}"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\0')[..^1];
    }
}
