using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Faults;

namespace Jobs.Cloud;

/// <summary>Combines the job services of several regions. A job is searched for in each region.</summary>
/// <param name="regions">The services of the regions, at least one.</param>
public sealed class RegionalJobs(IReadOnlyList<ITrainingJobService> regions) : ITrainingJobService
{
    private readonly ConcurrentDictionary<string, ITrainingJobService> _owners = [];

    public async Task<TrainingJob> DescribeAsync(string id, CancellationToken cancellation = default) =>
        await (await OwnerAsync(id, cancellation)).DescribeAsync(id, cancellation);

    /// <summary>Lists the jobs of all regions. The failure of a region is among the faults.</summary>
    /// <exception cref="JobException">All regions fail.</exception>
    public async Task<TrainingJobList> ListAsync(CancellationToken cancellation = default)
    {
        var (jobs, faults, failures) = (new List<TrainingJob>(), new List<FaultException>(), new List<JobException>());
        foreach (var region in regions)
        {
            try
            {
                var list = await region.ListAsync(cancellation);
                jobs.AddRange(list.Jobs);
                faults.AddRange(list.Faults);
            }
            catch (JobException failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count == regions.Count)
            throw failures[0];
        return new TrainingJobList([.. jobs.OrderByDescending(job => job.Created)], [.. failures, .. faults]);
    }

    public async IAsyncEnumerable<LogEntry> StreamLogsAsync(
        string id, LogPosition from = default, bool follow = true, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var owner = await OwnerAsync(id, cancellation);
        await foreach (var entry in owner.StreamLogsAsync(id, from, follow, cancellation))
            yield return entry;
    }

    public async Task<TrainingJob> CancelAsync(string id, CancellationToken cancellation = default) =>
        await (await OwnerAsync(id, cancellation)).CancelAsync(id, cancellation);

    private async Task<ITrainingJobService> OwnerAsync(string id, CancellationToken cancellation)
    {
        if (regions.Count == 1)
            return regions[0];
        if (!_owners.TryGetValue(id, out var owner))
            _owners[id] = owner = await FindOwnerAsync(id, cancellation);
        return owner;
    }

    private async Task<ITrainingJobService> FindOwnerAsync(string id, CancellationToken cancellation)
    {
        FaultException? unknown = null;
        foreach (var region in regions)
        {
            try
            {
                await region.DescribeAsync(id, cancellation);
                return region;
            }
            catch (FaultException fault) when (fault.Kind == FaultKind.Settings)
            {
                unknown ??= fault;
            }
        }

        throw unknown!;
    }
}
