using System.Text.RegularExpressions;

namespace Build.CommandLine;

/// <summary>Writes arguments so that a POSIX shell reads them back unchanged.</summary>
internal static partial class ShellWord
{
    public static string Quote(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''")}'";

    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    [GeneratedRegex(@"\A[\w@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
