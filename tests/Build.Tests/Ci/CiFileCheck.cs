using System.Text.RegularExpressions;
using Cake.Frosting;

namespace Build.Tests.Ci;

/// <summary>Checks that what a CI file names exists in this repository.</summary>
internal static partial class CiFileCheck
{
    private const string Script = "./build.sh";

    private static readonly HashSet<string> Targets =
        [.. typeof(BuildContext).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IFrostingTask))).Select(type => type.Name)];

    private static readonly HashSet<string> Arguments = ["target", .. BuildArguments.Known.Select(argument => argument.Name)];

    /// <summary>Where targets write what a CI system keeps.</summary>
    private static readonly HashSet<string> Products = [.. new[] { "quickstart", "*" }.SelectMany(ProductsOf).Append("artifacts/bucket/models")];

    /// <returns>What is wrong, a line each.</returns>
    public static IEnumerable<string> MistakesIn(string text)
    {
        var file = CiFile.Parse(text);
        return
        [
            .. file.Commands.SelectMany(MistakesInCommand),
            .. file.Actions.Where(action => !Pinned().IsMatch(action)).Select(action => $"{action}: is not pinned by a major version"),
            .. file.Images.Where(image => !Tagged().IsMatch(image)).Select(image => $"{image}: has no version"),
            .. file.Paths.Where(path => !Exists(path)).Select(path => $"{path}: neither exists nor is made by a target"),
            .. Secret().Matches(text).Select(secret => $"{secret.Value[..4]}…: looks like a secret"),
        ];
    }

    private static IEnumerable<string> MistakesInCommand(string command)
    {
        if (command.Contains("${{", StringComparison.Ordinal))
            yield return $"{command}: a shell would read an input of the workflow; pass it as an environment variable";
        var words = command.Split(' ');
        if (words[0] == Script)
        {
            foreach (var word in words[1..])
            {
                if (MistakeInArgument(word) is { } mistake)
                    yield return $"{command}: {mistake}";
            }
        }
        else if (words is ["dotnet", "format", var solution, ..] && !Exists(solution))
        {
            yield return $"{command}: there is no {solution}";
        }
        else if (words is not (["dotnet", "format", ..] or ["sudo", "apt-get", ..]))
        {
            yield return $"{command}: is no command that this check knows";
        }
    }

    private static string? MistakeInArgument(string word)
    {
        var parts = word.Split('=', 2);
        if (!parts[0].StartsWith("--", StringComparison.Ordinal) || !Arguments.Contains(parts[0][2..]))
            return $"there is no argument {parts[0]}";
        return parts is ["--target", var target] && !Targets.Contains(target) ? $"there is no target {target}" : null;
    }

    private static bool Exists(string path)
    {
        var plain = path.EndsWith("/*", StringComparison.Ordinal) ? path[..^2] : path;
        return Products.Contains(plain) || (!path.StartsWith("artifacts", StringComparison.Ordinal) && Path.Exists(Repository.PathOf(path)));
    }

    private static IEnumerable<string> ProductsOf(string pipeline)
    {
        var paths = new BuildPaths("/", pipeline);
        string[] products = [paths.TestResults, Path.Combine(paths.Artifacts, BuildPaths.ReportName), paths.ManifestFile, paths.Fetched];
        return products.Select(paths.Relative);
    }

    [GeneratedRegex(@"^[\w-]+/[\w.-]+(/[\w.-]+)*@v[0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@":[0-9][\w.-]*$")]
    private static partial Regex Tagged();

    // Keys of Google, tokens of GitHub, JSON web tokens and private keys.
    [GeneratedRegex(@"\bAIza[\w-]{20,}|\bya29\.\S+|\bgh[pousr]_\w{20,}|\bgithub_pat_\w+|\beyJ[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY|""private_key""")]
    private static partial Regex Secret();
}
