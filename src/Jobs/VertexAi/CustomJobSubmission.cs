using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Creates exactly one job for a run, even when requests or responses are lost.</summary>
/// <remarks>
/// The service accepts no job id from clients, so a request that is sent twice creates two jobs. A run's job has the run id as a label, and
/// is searched for before every request; after a lost response, for as long as lists may be late. When two clients send at the same time,
/// both search afterwards, and the later job is cancelled.
/// </remarks>
/// <param name="notice">Receives a message for the user when the job of a run has to be searched for.</param>
internal sealed class CustomJobSubmission(JobsApi api, SubmitJournal journal, Action<string> notice, CloudTiming timing, TimeProvider clock)
{
    private const int MostSendings = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5), LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="ApiException">The submission failed, and the run has no job.</exception>
    /// <exception cref="UnsettledSubmitException">It is not known whether the run has a job.</exception>
    public async Task<CloudJob> SubmitAsync(CustomJobRequest request, CancellationToken cancellation)
    {
        using var turn = await journal.EnterAsync(request.RunId, cancellation);
        var job = await EarlierAsync(turn, request.RunId, cancellation);
        for (var sendings = 1; job is null; sendings++)
            job = await SendAsync(request, turn, sendings, cancellation);
        turn.Write(new SubmitNote(clock.GetUtcNow(), job.Id));
        return job;
    }

    /// <returns>The existing job of the run; null when there is none.</returns>
    private async Task<CloudJob?> EarlierAsync(SubmitTurn turn, string runId, CancellationToken cancellation)
    {
        var note = turn.Read();
        if (note?.Job is { } id && await api.FindAsync(id, cancellation) is { } known)
            return known;
        return note is { Job: null }
            ? await AppearingAsync(runId, note.Sent + timing.ListsSettle, null, cancellation)
            : await LookAsync(runId, cancellation);
    }

    /// <returns>The run's job; null when the request certainly created none and may be sent again.</returns>
    private async Task<CloudJob?> SendAsync(CustomJobRequest request, SubmitTurn turn, int sendings, CancellationToken cancellation)
    {
        CloudJob created;
        turn.Write(new SubmitNote(clock.GetUtcNow(), null));
        try
        {
            created = await api.CreateAsync(request.ToBody(), Repeat.WhenRefused, cancellation);
        }
        catch (ApiException failure) when (failure.MayHaveBeenDone)
        {
            var until = clock.GetUtcNow() + timing.ListsSettle;
            notice($"It is not known whether run {request.RunId} was submitted ({failure.Message}); looking for its job for "
                + $"{timing.ListsSettle.TotalSeconds:0} s");
            var job = await AppearingAsync(request.RunId, until, failure, cancellation);
            return job is null && sendings == MostSendings ? throw new UnsettledSubmitException(failure) : job;
        }
        catch (ApiException failure) when (sendings > 1)
        {
            throw new UnsettledSubmitException(failure);
        }
        catch (ApiException)
        {
            turn.Forget();
            throw;
        }

        turn.Write(new SubmitNote(clock.GetUtcNow(), created.Id));
        try
        {
            return await SettleAsync(created, request.RunId, cancellation);
        }
        catch (ApiException)
        {
            // The job exists, and this machine finds it by its submission record, even though lists cannot be read now.
            return created;
        }
    }

    /// <summary>Searches for the job of a run until it appears, or until the time when lists would show it.</summary>
    private async Task<CloudJob?> AppearingAsync(string runId, DateTimeOffset until, ApiException? doubt, CancellationToken cancellation)
    {
        try
        {
            var pause = FirstPause;
            while (true)
            {
                var isLast = clock.GetUtcNow() >= until;
                var job = await LookAsync(runId, cancellation);
                if (job is not null || isLast)
                    return job;
                pause = await WaitAsync(pause, cancellation);
            }
        }
        catch (ApiException failure)
        {
            throw new UnsettledSubmitException(doubt ?? failure);
        }
    }

    /// <summary>Waits until lists show a new job, so that later searches find it.</summary>
    /// <returns>The new job, or an older job of the run.</returns>
    private async Task<CloudJob> SettleAsync(CloudJob created, string runId, CancellationToken cancellation)
    {
        var (pause, until) = (FirstPause, clock.GetUtcNow() + timing.ListsSettle);
        while (!(await api.OfRunAsync(runId, cancellation)).Any(job => job.Id == created.Id))
        {
            // This machine finds the job by its submission record.
            if (clock.GetUtcNow() >= until)
                return created;
            pause = await WaitAsync(pause, cancellation);
        }

        return await LookAsync(runId, cancellation) ?? created;
    }

    /// <summary>Searches for the jobs of a run, and cancels all but the oldest.</summary>
    /// <returns>The oldest job; null when lists show none.</returns>
    private async Task<CloudJob?> LookAsync(string runId, CancellationToken cancellation)
    {
        var jobs = await api.OfRunAsync(runId, cancellation);
        foreach (var surplus in jobs.Skip(1).Where(job => !job.JobState.HasEnded()))
            await api.CancelAsync(surplus.Id, cancellation);
        return jobs.Count == 0 ? null : jobs[0];
    }

    private async Task<TimeSpan> WaitAsync(TimeSpan pause, CancellationToken cancellation)
    {
        await Task.Delay(pause, clock, cancellation);
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }
}
