using Build.Ci;

namespace Build.Tests.Ci;

public sealed class MarkdownTableTests
{
    [Fact]
    public void Numbers_are_aligned_to_the_right() =>
        MarkdownTable.Of([("project", false), ("passed", true)], [["Build.Tests", "12"], ["Storage.Tests", "3"]]).Should().Be("""
            | project | passed |
            | --- | ---: |
            | Build.Tests | 12 |
            | Storage.Tests | 3 |

            """);

    [Fact]
    public void A_table_may_have_no_rows() =>
        MarkdownTable.Of([("project", false)], []).Should().Be("| project |\n| --- |\n");

    [Theory]
    [InlineData("a | b", @"a \| b")]
    [InlineData("<script>&amp;", @"\<script\>\&amp;")]
    [InlineData("**bold** _it_ `code` ~no~", @"\*\*bold\*\* \_it\_ \`code\` \~no\~")]
    [InlineData(@"[link](C:\x) #1", @"\[link\](C:\\x) \#1")]
    [InlineData("two\r\n  lines\n\nand more", "two lines and more")]
    [InlineData("Größe: 3,5 €", "Größe: 3,5 €")]
    public void Text_stays_text(string text, string markdown) => MarkdownTable.Escape(text).Should().Be(markdown);

    [Fact]
    public void Cells_and_headings_are_escaped() =>
        MarkdownTable.Of([("a|b", false)], [["1|2\n3"]]).Should().Be("| a\\|b |\n| --- |\n| 1\\|2 3 |\n");
}
