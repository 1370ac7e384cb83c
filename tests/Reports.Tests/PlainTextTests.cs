namespace Reports.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain, ünïcode, 漢字, 👩‍👩‍👧, שלום, e\u0301")]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("marks of direction \u200e\u200f")]
    public void Texts_stay_as_they_are(string text) => PlainText.Of(text).Should().Be(text);

    [Theory]
    [InlineData("\u0000", "⟨U+0000⟩")]
    [InlineData("a\u001b[31mb", "a⟨U+001B⟩[31mb")]
    [InlineData("\u007f\u0085", "⟨U+007F⟩⟨U+0085⟩")]
    [InlineData("\u202egpj.exe\u202c", "⟨U+202E⟩gpj.exe⟨U+202C⟩")]
    [InlineData("\u2067x\u2069", "⟨U+2067⟩x⟨U+2069⟩")]
    [InlineData("\ufffe\ufdd0", "⟨U+FFFE⟩⟨U+FDD0⟩")]
    public void What_would_steer_a_page_or_a_terminal_is_spelled_out(string text, string expected) => PlainText.Of(text).Should().Be(expected);

    [Fact]
    public void Halves_of_characters_are_replaced() => PlainText.Of("a\ud83d").Should().Be("a\ufffd");

    [Fact]
    public void A_line_has_no_line_ends() => PlainText.Line("a\r\nb\tc\u2028d").Should().Be("a b c d");
}
