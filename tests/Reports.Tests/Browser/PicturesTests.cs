namespace Reports.Tests.Browser;

/// <summary>Pictures of the report for people to look at, in <c>artifacts/test-results/report/</c>.</summary>
public sealed class PicturesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Height = 2400, MostPictures = 4;

    [Theory]
    [InlineData("usual", 360)]
    [InlineData("usual", 1280)]
    [InlineData("hostile", 360)]
    [InlineData("100 labels", 1280)]
    public async Task Light_and_dark_pictures_differ(string report, int width)
    {
        var light = await DrawAsync(report, width, "light");
        var dark = await DrawAsync(report, width, "dark");

        light.Should().HaveCount(dark.Count);
        light.Zip(dark).Should().OnlyContain(pair => !pair.First.SequenceEqual(pair.Second));
    }

    private async Task<List<byte[]>> DrawAsync(string report, int width, string scheme)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("artifacts", "test-results", "report")).FullName;
        await using var tab = await chromium.OpenAsync(SampleReports.All[report](), width, scheme);
        var pictures = new List<byte[]>();
        var most = await tab.EvaluateAsync<int>("document.documentElement.scrollHeight");
        for (var from = 0; from < most && pictures.Count < MostPictures; from += Height)
        {
            var path = Path.Combine(folder, $"{report}-{width}-{scheme}-{pictures.Count + 1}.png");
            await tab.ScreenshotAsync(path, from, Height);
            pictures.Add(await File.ReadAllBytesAsync(path));
        }

        return pictures;
    }
}
