using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reports.Tests.Browser;

/// <summary>A page in a browser.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly string _target;

    private Tab(DevTools tools, string target) => (_tools, _target) = (tools, target);

    /// <summary>What the browser complained of: errors of scripts, and all that it logged.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _tools.Events("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled").Select(each => each.ToJsonString())];

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests =>
        [.. _tools.Events("Network.requestWillBeSent").Select(each => each["request"]!["url"]!.GetValue<string>())];

    internal static async Task<Tab> OpenAsync(Uri browser, Uri page, int width, string scheme)
    {
        var tools = await DevTools.ConnectAsync(browser);
        var target = await tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var id = target["targetId"]!.GetValue<string>();
        var attached = await tools.SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = id, ["flatten"] = true });
        tools.Session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
            await tools.SendAsync(domain + ".enable");
        var tab = new Tab(tools, id);
        await tab.ResizeAsync(width, 900);
        await tools.SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
        });
        var loaded = tools.NextAsync("Page.loadEventFired");
        await tools.SendAsync("Page.navigate", new JsonObject { ["url"] = page.AbsoluteUri });
        await loaded;
        return tab;
    }

    /// <returns>The value of an expression of JavaScript.</returns>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await _tools.SendAsync("Runtime.evaluate", new JsonObject
        {
            ["expression"] = expression,
            ["returnByValue"] = true,
            ["awaitPromise"] = true,
        });
        answer["exceptionDetails"].Should().BeNull();
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    public async Task PressAsync(string key)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var press = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = key == "Tab" ? 9 : 13 };
            if (key == "Enter" && type == "keyDown")
                press["text"] = "\r";
            await _tools.SendAsync("Input.dispatchKeyEvent", press);
        }
    }

    /// <summary>Writes a part of the page, over its whole width, as a picture.</summary>
    /// <param name="from">Where it begins, in CSS pixels.</param>
    public async Task ScreenshotAsync(string path, int from, int height)
    {
        var width = await EvaluateAsync<int>("innerWidth");
        var full = await EvaluateAsync<int>("document.documentElement.scrollHeight");
        var answer = await _tools.SendAsync("Page.captureScreenshot", new JsonObject
        {
            ["captureBeyondViewport"] = true,
            ["clip"] = new JsonObject
            {
                ["x"] = 0,
                ["y"] = from,
                ["width"] = width,
                ["height"] = Math.Min(height, full - from),
                ["scale"] = 1,
            },
        });
        await File.WriteAllBytesAsync(path, Convert.FromBase64String(answer["data"]!.GetValue<string>()));
    }

    /// <returns>The page as PDF, on A4.</returns>
    public async Task<byte[]> PrintAsync()
    {
        var answer = await _tools.SendAsync("Page.printToPDF", new JsonObject
        {
            ["paperWidth"] = 8.27,
            ["paperHeight"] = 11.69,
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
        });
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    /// <summary>Shows the page as it prints.</summary>
    public Task EmulatePrintAsync() => _tools.SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["media"] = "print" });

    /// <returns>What a screen reader is told: the role and the name of all that it does not pass over.</returns>
    public async Task<IReadOnlyList<(string Role, string Name)>> SpokenAsync()
    {
        var answer = await _tools.SendAsync("Accessibility.getFullAXTree");
        return [.. answer["nodes"]!.AsArray().Where(node => !node!["ignored"]!.GetValue<bool>())
            .Select(node => (Text(node!["role"]), Text(node["name"])))];

        static string Text(JsonNode? node) => node?["value"]?.ToString() ?? "";
    }

    public Task ResizeAsync(int width, int height) => _tools.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = false,
    });

    public async ValueTask DisposeAsync()
    {
        _tools.Session = null;
        await _tools.SendAsync("Target.closeTarget", new JsonObject { ["targetId"] = _target });
        await _tools.DisposeAsync();
    }
}
