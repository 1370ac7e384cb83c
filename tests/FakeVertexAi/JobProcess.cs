using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>Runs a job as a process of this machine: its states and its log are that process's.</summary>
internal sealed class JobProcess(FakeJob job, ProcessStartInfo start, FakeLog log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _cancel = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Cancel() => _cancel.TrySetResult();

    public async Task RunAsync()
    {
        try
        {
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            foreach (var (name, value) in job.Environment)
                start.Environment[name] = value;
            log.Write(job.Id, "Waiting for job to be provisioned.", task: "service");
            using var process = new Process { StartInfo = start };
            process.OutputDataReceived += (_, line) => Keep(line.Data);
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.Start();
            job.Become("RUNNING");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var ended = process.WaitForExitAsync();
            await Task.WhenAny(ended, _cancel.Task);
            if (_cancel.Task.IsCompleted)
                await StopAsync(process, ended);
            await ended;
            End(process.ExitCode);
        }
        catch (Exception exception)
        {
            job.Become("FAILED", $"Internal error: {exception.Message}");
        }
    }

    // As the service's logging agent does: a line of JSON is a record.
    private void Keep(string? line)
    {
        if (line is null)
            return;
        if (Record(line) is { } record)
            log.Write(job.Id, record);
        else
            log.Write(job.Id, line);
    }

    private static JsonObject? Record(string line)
    {
        try
        {
            if (!line.StartsWith('{') || JsonNode.Parse(line) is not JsonObject payload)
                return null;
            var severity = payload["severity"]?.DeepClone() ?? "DEFAULT";
            payload.Remove("severity");
            return new JsonObject { ["timestamp"] = FakeLog.Rfc3339(DateTimeOffset.UtcNow), ["severity"] = severity, ["jsonPayload"] = payload };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void End(int code)
    {
        if (_cancel.Task.IsCompleted)
            job.Become("CANCELLED");
        else if (code == 0)
            job.Become("SUCCEEDED");
        else
            job.Become("FAILED", $"The replica workerpool0-0 exited with a non-zero status of {code}. "
                + "To find out more about why your job exited please check the logs.");
    }

    private static async Task StopAsync(Process process, Task ended)
    {
        using (var kill = Process.Start("/bin/sh", ["-c", "kill -TERM \"$0\" 2>/dev/null", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await Task.WhenAny(ended, Task.Delay(Grace));
        if (!ended.IsCompleted)
            process.Kill(entireProcessTree: true);
    }
}
