using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Makes one job for a run, whatever gets lost.</summary>
/// <remarks>
/// The service takes no id from its clients, so a request that is sent twice makes two jobs. A run's job carries the run in a label, and is
/// looked for before every sending; after one whose answer was lost, for as long as lists may be late. Two clients that send at the same
/// moment both look afterwards, and the later job gives way.
/// </remarks>
/// <param name="notice">Gets a line for the user when a run has to be looked for.</param>
internal sealed class CustomJobSubmission(JobsApi api, SubmitJournal journal, Action<string> notice, CloudTiming timing, TimeProvider clock)
{
    private const int MostSendings = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5), LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="ApiException">The run has no job.</exception>
    /// <exception cref="UnsettledSubmitException">The run may have one.</exception>
    public async Task<CloudJob> SubmitAsync(CustomJobRequest request, CancellationToken cancellation)
    {
        using var turn = await journal.EnterAsync(request.RunId, cancellation);
        var job = await EarlierAsync(turn, request.RunId, cancellation);
        for (var sendings = 1; job is null; sendings++)
            job = await SendAsync(request, turn, sendings, cancellation);
        turn.Write(new SubmitNote(clock.GetUtcNow(), job.Id));
        return job;
    }

    /// <returns>The job the run has from before; null when there is none.</returns>
    private async Task<CloudJob?> EarlierAsync(SubmitTurn turn, string runId, CancellationToken cancellation)
    {
        var note = turn.Read();
        if (note?.Job is { } id && await api.FindAsync(id, cancellation) is { } known)
            return known;
        return note is { Job: null }
            ? await AppearingAsync(runId, note.Sent + timing.ListsSettle, null, cancellation)
            : await LookAsync(runId, cancellation);
    }

    /// <returns>The run's job; null when sending the request has surely made none, though another time it may.</returns>
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
            notice($"Whether run {request.RunId} was submitted is not known ({failure.Message}); looking for its job for "
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
            // There is a job, and this machine will find it by its note: that lists cannot be read now does not undo that.
            return created;
        }
    }

    /// <summary>Looks for the job of a run until it is there, or would be.</summary>
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

    /// <summary>Waits until lists show a new job, so that nobody misses it from now on.</summary>
    /// <returns>It, or an older job of its run.</returns>
    private async Task<CloudJob> SettleAsync(CloudJob created, string runId, CancellationToken cancellation)
    {
        var (pause, until) = (FirstPause, clock.GetUtcNow() + timing.ListsSettle);
        while (!(await api.OfRunAsync(runId, cancellation)).Any(job => job.Id == created.Id))
        {
            // Its note shows the job to this machine all the same.
            if (clock.GetUtcNow() >= until)
                return created;
            pause = await WaitAsync(pause, cancellation);
        }

        return await LookAsync(runId, cancellation) ?? created;
    }

    /// <returns>The oldest job of a run; those that came by later are cancelled. Null when lists show none.</returns>
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
