using System.Text;

namespace Reports.Tests.Browser;

/// <summary>The report in a real browser.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Reports => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task The_browser_complains_of_nothing_and_fetches_nothing(string report)
    {
        await using var tab = await OpenAsync(report, 1280);

        await tab.EvaluateAsync<bool>("document.querySelectorAll('details').forEach(each => each.open = true), true");

        tab.Complaints.Should().BeEmpty();
        tab.Requests.Should().ContainSingle().Which.Should().StartWith("file:");
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Nothing_is_wider_than_the_window(string report)
    {
        await using var tab = await OpenAsync(report, 360);
        foreach (var width in new[] { 360, 1280 })
        {
            await tab.ResizeAsync(width, 900);
            foreach (var open in new[] { "false", "true" })
            {
                await tab.EvaluateAsync<bool>($"document.querySelectorAll('details').forEach(each => each.open = {open}), true");

                (await tab.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().Be(width);
                (await tab.EvaluateAsync<string[]>(Wider)).Should().BeEmpty();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task What_scrolls_is_reached_by_the_keyboard(string report)
    {
        await using var tab = await OpenAsync(report, 360);

        var unreachable = await tab.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('*')]
                .filter(each => each.scrollWidth > each.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
                .filter(each => each.tabIndex !== 0 || !each.getAttribute('aria-label'))
                .map(each => each.outerHTML.slice(0, 200))
            """);

        unreachable.Should().BeEmpty();
    }

    [Fact]
    public async Task The_first_key_reaches_a_link_past_the_contents_and_the_focus_is_seen()
    {
        await using var tab = await OpenAsync("usual", 1280);

        await tab.PressAsync("Tab");
        (await tab.EvaluateAsync<string>("document.activeElement.textContent")).Should().Be("Skip to the report");
        (await tab.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0")).Should().BeTrue();
        (await tab.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).Should().Be("solid");

        await tab.PressAsync("Enter");
        (await tab.EvaluateAsync<string>("document.activeElement.id")).Should().Be("report");
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_screen_reader_is_told_of_landmarks_headings_tables_and_plots(string report)
    {
        await using var tab = await OpenAsync(report, 1280);

        var spoken = await tab.SpokenAsync();

        foreach (var landmark in new[] { "banner", "navigation", "main" })
            spoken.Should().ContainSingle(each => each.Role == landmark);
        spoken.Where(each => each.Role is "image" or "img" or "table" or "region" or "heading" or "link").Should().NotContain(each => each.Name == "");
        spoken.Where(each => each.Role == "heading").Select(each => each.Name).Should().Contain(["At a glance", "Data", "Training", "Scores"]);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_text_stands_out_from_what_is_behind_it(string scheme)
    {
        await using var tab = await chromium.OpenAsync(SampleReports.All["usual"](), 1280, scheme);
        await tab.EvaluateAsync<bool>("document.querySelectorAll('details').forEach(each => each.open = true), true");

        (await tab.EvaluateAsync<string[]>(File.ReadAllText(Repository.PathOf("tests", "Reports.Tests", "Browser", "contrast.js")))).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_of_the_users_texts_is_run_or_becomes_markup()
    {
        await using var tab = await OpenAsync("hostile", 1280);

        (await tab.EvaluateAsync<string>("document.title")).Should().StartWith("Report on </title><script>");
        (await tab.EvaluateAsync<int>("document.querySelectorAll('script, img, iframe, main style, [onerror]').length")).Should().Be(0);
        (await tab.EvaluateAsync<bool>("typeof hacked === 'undefined'")).Should().BeTrue();
        (await tab.EvaluateAsync<string>("document.querySelector('blockquote').textContent")).Should().Be(SampleReports.ShownHostileText);
    }

    [Fact]
    public async Task Texts_run_in_their_own_direction()
    {
        await using var tab = await OpenAsync("hostile", 1280);

        (await tab.EvaluateAsync<string>("getComputedStyle(document.querySelector('blockquote')).direction")).Should().Be("ltr");
        (await tab.EvaluateAsync<string>(
            "getComputedStyle([...document.querySelectorAll('bdi')].find(each => each.textContent.startsWith('שלום'))).direction")).Should().Be("rtl");
    }

    [Fact]
    public async Task It_prints_on_pages_that_begin_with_a_section_whole_and_in_light_colours()
    {
        await using var tab = await chromium.OpenAsync(SampleReports.All["usual"](), 1280, "dark");

        Encoding.Latin1.GetString(await tab.PrintAsync()).Should().StartWith("%PDF-").And.MatchRegex(@"/Type\s*/Pages\s+/Count \d\d|/Count \d\d\s");
        await tab.EmulatePrintAsync();
        (await tab.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be("rgb(255, 255, 255)");
        (await tab.EvaluateAsync<string>("getComputedStyle(document.querySelector('#scores')).breakBefore")).Should().Be("page");
        (await tab.EvaluateAsync<bool>("document.querySelectorAll('#thresholds svg')[0].checkVisibility({ contentVisibilityAuto: true })")).Should().BeTrue();
        (await tab.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(1280);
    }

    // Boxes that scroll may hold more than they show; so may what is for nobody's eyes.
    private const string Wider =
        """
        [...document.querySelectorAll('body *')]
            .filter(each => !each.closest('.scroll') && !each.closest('svg') && each.getBoundingClientRect().right > innerWidth + 1)
            .map(each => each.outerHTML.slice(0, 200))
        """;

    private Task<Tab> OpenAsync(string report, int width) => chromium.OpenAsync(SampleReports.All[report](), width);
}
