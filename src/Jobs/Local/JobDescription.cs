namespace Jobs.Local;

/// <summary>Derives the state of a job from its folder and the running processes. The state itself is not stored.</summary>
internal static class JobDescription
{
    private const int LastLines = 20;

    public static TrainingJob Of(JobFolder folder, ProcessTable processes)
    {
        var record = folder.ReadRecord();
        var (supervisor, trainer) = (folder.ReadSupervisor(), folder.ReadTrainer());
        // Checked before the exit record is read, because a supervisor exits right after it writes that record.
        var running = IsRunning(supervisor) || IsRunning(trainer);
        var exit = folder.ReadExit();
        var state = StateOf(exit, running, trainer is not null, folder.CancelRequested);

        return new TrainingJob
        {
            Id = folder.Id,
            DisplayName = record.DisplayName,
            RunId = record.RunId,
            Labels = record.Labels,
            State = state,
            LogsAt = folder.LogPath,
            Created = record.Created,
            Started = trainer?.Noted,
            Ended = exit?.Ended,
            ExitCode = exit?.Code,
            Failure = state == JobState.Failed
                ? new JobFailure(ReasonOf(exit, supervisor), exit?.Code, LogTail.Read(folder.LogPath, LastLines))
                : null,
        };

        bool IsRunning(ProcessRecord? process) => process is not null && processes.IsRunning(process);
    }

    private static JobState StateOf(ExitRecord? exit, bool running, bool started, bool cancelRequested) => (exit, running) switch
    {
        ({ Cancelled: true }, _) => JobState.Cancelled,
        ({ Code: 0 }, _) => JobState.Succeeded,
        ({ }, _) => JobState.Failed,
        (null, true) when cancelRequested => JobState.Cancelling,
        (null, true) => started ? JobState.Running : JobState.Pending,
        (null, false) => cancelRequested ? JobState.Cancelled : JobState.Failed,
    };

    private static string ReasonOf(ExitRecord? exit, ProcessRecord? supervisor) => exit?.Code switch
    {
        null => $"its supervisor (process {supervisor?.Id}) was killed or the machine restarted, so its exit code is unknown",
        126 => "the program could not be executed (exit code 126)",
        127 => "the program was not found (exit code 127)",
        128 + 9 => "it was killed by signal 9 (exit code 137); this often means that the machine ran out of memory",
        > 128 and < 128 + 65 and var code => $"it was terminated by signal {code - 128} (exit code {code})",
        var code => $"it ended with exit code {code}",
    };
}
