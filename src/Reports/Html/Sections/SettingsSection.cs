using Reports.Html.Markup;
using Runs;

namespace Reports.Html.Sections;

/// <summary>Settings, environment and duration of the run.</summary>
internal sealed class SettingsSection(RunRecord run) : Section("settings", "Times, environment, settings")
{
    private RunEnvironment Environment => run.Environment;

    protected override IEnumerable<Node> Content() => [Times(), Machine(), Settings()];

    private Element Times()
    {
        var all = Math.Max(1e-9, run.Stages.Sum(stage => stage.Seconds ?? 0));
        var table = new DataTable("Time of each stage", "stage", "steps", "time", "tokens per second", "");
        foreach (var stage in run.Stages)
        {
            table.Row(
                Tags.Foreign(stage.Stage),
                Format.Count(stage.Steps),
                Format.Duration(stage.Seconds),
                Format.Rate(stage.TokensPerSecond),
                stage.Seconds is { } seconds ? new Bar(seconds / all) : "");
        }

        return table.Row("all, from start to end", "", Format.Duration((Environment.Ended - Environment.Started).TotalSeconds), "", "").Draw();
    }

    private Element Machine()
    {
        var table = new DataTable("Environment", "what", "value") { HoldsTexts = true }
            .Row("started", $"{Format.Instant(Environment.Started)} UTC")
            .Row("ended", $"{Format.Instant(Environment.Ended)} UTC")
            .Row("resumed from a checkpoint", Environment.Resumed ? "yes" : "no")
            .Row("device", Tags.Foreign(Environment.Device))
            .Row("threads", Format.Count(Environment.Threads))
            .Row("kernels", Tags.Foreign(Environment.Kernels))
            .Row("peak memory", Format.Bytes(Environment.PeakMemory));
        return table.Rows(Environment.Versions, version => version.Key, version => [Tags.Foreign(version.Value)]).Draw();
    }

    private Element Settings() => new DataTable("Settings", "setting", "value") { HoldsTexts = true }
        .Rows(run.Settings, setting => setting.Key, setting => [new Element("code", Tags.Foreign(RunFacts.Setting(setting.Value)))])
        .Draw();
}
