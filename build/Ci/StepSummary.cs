namespace Build.Ci;

/// <summary>
/// The page that GitHub Actions shows for a workflow step. Other CI systems can name a file in the same variable. Nothing is written where
/// the variable is not set.
/// </summary>
/// <remarks>
/// Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary.
/// </remarks>
/// <param name="path">The variable's value.</param>
public sealed class StepSummary(string? path)
{
    /// <summary>Environment variable with the path of the page.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    /// <summary>Appends a section to the page.</summary>
    /// <param name="heading">Plain text.</param>
    /// <param name="markdown">Blocks of Markdown, such as <see cref="MarkdownTable.Of"/> makes.</param>
    /// <exception cref="FaultException">The file cannot be written.</exception>
    public void Append(string heading, params IEnumerable<string> markdown)
    {
        if (string.IsNullOrEmpty(path))
            return;
        var blocks = markdown.Prepend($"### {MarkdownTable.Escape(heading)}");
        try
        {
            File.AppendAllText(path, string.Concat(blocks.Select(block => $"{block.TrimEnd('\n')}\n\n")));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{Variable}: {path}: cannot be written: {fault.Message} Name a file that can be written, or unset the variable.",
                fault);
        }
    }
}
