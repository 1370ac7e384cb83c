using Pipelines.Describing;

namespace Pipelines.Tests;

public sealed class PipelineReferenceTests
{
    private const string Begin = "<!-- Generated from src/Pipelines: run the tests with UPDATE_SNAPSHOTS=1. -->\n";

    [Fact]
    public void The_reference_page_is_up_to_date()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "pipeline-file.md")).ReplaceLineEndings("\n");
        var written = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];

        written.Should().EndWith(Begin);
        Snapshot.Match(written + "\n" + PipelineReference.ToMarkdown(), "../docs/pipeline-file.md");
    }
}
