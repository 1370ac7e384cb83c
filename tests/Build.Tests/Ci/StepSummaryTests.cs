using Build.Ci;
using Faults;

namespace Build.Tests.Ci;

public sealed class StepSummaryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sections_are_appended_to_what_the_page_has()
    {
        var page = _folder.Write("summary.md", "An earlier step.\n");

        new StepSummary(page).Append("First", "| a |\n| --- |\n| 1 |\n", "One line.");
        new StepSummary(page).Append("Second | third");

        File.ReadAllText(page).Should().Be("""
            An earlier step.
            ### First

            | a |
            | --- |
            | 1 |

            One line.

            ### Second \| third


            """);
    }

    [Fact]
    public void A_page_that_is_not_there_is_made()
    {
        var page = _folder.PathOf("summary.md");

        new StepSummary(page).Append("Größe");

        File.ReadAllBytes(page).Should().Equal("### Größe\n\n"u8.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_written_where_no_page_is_named(string? path)
    {
        new StepSummary(path).Append("First", "text");

        Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_a_fault_of_the_settings()
    {
        var page = _folder.PathOf("absent", "summary.md");

        var append = () => new StepSummary(page).Append("First");

        append.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings).WithMessage(
            $"GITHUB_STEP_SUMMARY: {page}: cannot be written: Could not find a part of the path '{page}'. " +
            "Name a file that can be written, or unset the variable.");
    }
}
