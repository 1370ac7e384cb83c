using Reports.Html.Markup;

namespace Reports.Tests.Html.Markup;

public sealed class ElementTests
{
    [Fact]
    public void Texts_and_attributes_are_escaped() =>
        new Element("p", "<b> & \"x\" 'y'").With("title", "\"><script>").ToString().Should().Be(
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;</p>");

    [Fact]
    public void An_attribute_without_a_value_is_left_out_and_a_void_element_has_no_end() =>
        new Element("meta").With("name", null).With("charset", "utf-8").ToString().Should().Be("<meta charset=\"utf-8\">");

    [Fact]
    public void A_table_has_a_caption_and_its_headings_say_what_they_head()
    {
        var table = new DataTable("Rows", "label", "count").Row("a", "1").Draw().ToString();

        table.Should().Be(
            "<div class=\"scroll\" role=\"region\" aria-label=\"Rows\" tabindex=\"0\"><table class=\"figures\"><caption>Rows</caption>"
            + "<thead><tr><th scope=\"col\">label</th><th scope=\"col\">count</th></tr></thead>"
            + "<tbody><tr><th scope=\"row\">a</th><td>1</td></tr></tbody></table></div>");
    }

    [Fact]
    public void A_matrix_shades_its_cells_and_marks_its_diagonal()
    {
        var matrix = new MatrixTable("Pairs", "", ["a", "b"], [[7, 2], [1000, 9]], (line, column) => line < column ? 0.25 : 0).Draw().ToString();

        matrix.Should().Contain("<td class=\"same\">7</td><td style=\"--share:0.25\">2</td>").And.Contain("<td>1,000</td><td class=\"same\">9</td>");
    }
}
