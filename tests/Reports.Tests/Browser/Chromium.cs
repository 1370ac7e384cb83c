using System.Diagnostics;

namespace Reports.Tests.Browser;

/// <summary>A browser without a window, with a profile of its own. A test is skipped where it is not installed.</summary>
public sealed class Chromium : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly TempFolder _profile = new();
    private Process? _process;
    private Task<Uri>? _address;

    /// <summary>Opens a page in a tab of its own and waits until it is shown.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme"><c>light</c> or <c>dark</c>.</param>
    public async Task<Tab> OpenAsync(string html, int width, string scheme = "light")
    {
        var program = Tools.Require(Names);
        Task<Uri> address;
        lock (_profile)
            address = _address ??= StartAsync(program);
        var path = _profile.Write($"pages/{Guid.NewGuid():N}.html", html);
        return await Tab.OpenAsync(await address, new Uri(path), width, scheme);
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _profile.Dispose();
    }

    private async Task<Uri> StartAsync(string program)
    {
        List<string> arguments =
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={_profile.PathOf("profile")}", "--no-first-run", "--disable-gpu",
            "--disable-dev-shm-usage", "--hide-scrollbars", "about:blank",
        ];
        // Its sandbox refuses the superuser, which containers give tests.
        if (Environment.IsPrivilegedProcess)
            arguments.Add("--no-sandbox");
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        return await ListeningAsync(_process);
    }

    private static async Task<Uri> ListeningAsync(Process process)
    {
        const string Start = "DevTools listening on ";
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith(Start, StringComparison.Ordinal))
                continue;
            // What it says later is read, too, so that it never waits for a reader.
            _ = process.StandardError.ReadToEndAsync();
            return new Uri(line[Start.Length..]);
        }

        throw new InvalidOperationException("The browser ended: " + string.Join('\n', said));
    }
}
