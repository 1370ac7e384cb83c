using System.Collections.Concurrent;
using Build.Training;
using Pipelines;
using Storage;
using Storage.Locations;
using Storage.Transfers;

namespace Build.Inputs;

/// <summary>The Cloud Storage objects that a pipeline reads, and the local copies that its steps use.</summary>
/// <param name="manifest">Records the copies in use.</param>
/// <param name="open">Opens the bucket at an address.</param>
internal sealed class RemoteInputs(PipelineSettings settings, Manifest manifest, BuildPaths paths, Func<string, IObjectStore> open)
{
    private readonly InputCache _cache = new(paths.InputCache);
    private readonly ConcurrentDictionary<string, IObjectStore> _buckets = new();

    public IReadOnlyList<RemoteInput> All { get; } = [.. DatasetOf(settings), .. PretrainedOf(settings)];

    /// <summary>Resolves a place in the pipeline file to a path on this machine.</summary>
    /// <param name="place">A path, or the address of an object.</param>
    /// <returns>The path of the file or of the object's copy; the address itself if the object was never downloaded.</returns>
    public string PathOf(string place)
    {
        if (!ObjectAddress.IsCloud(place))
            return paths.Resolve(place);
        return Recorded(ObjectAddress.Parse(place)) is { } input ? _cache.PathOf(ObjectAddress.Parse(place), input.Checksum) : place;
    }

    /// <returns>The first copy that differs from the bucket's object, as a reason; null if all are current.</returns>
    public async Task<string?> FindStaleAsync() => (await AskAsync(FindStaleAsync)).FirstOrDefault(reason => reason is not null);

    /// <summary>Downloads every object that has no copy. The steps use these copies from then on.</summary>
    /// <exception cref="FaultException">
    /// An object does not exist or cannot be downloaded; the message names every missing object.
    /// </exception>
    public async Task<IReadOnlyList<FetchedInput>> FetchAsync(IProgress<TransferProgress> progress)
    {
        var found = await AskAsync(async (input, stop) => (Input: input, Object: await FindAsync(input, stop)));
        ThrowIfMissing([.. found.Where(each => each.Object is null && each.Input.Required).Select(each => each.Input)]);
        var transfers = found.Where(each => each.Object is not null).Select(each => new Transfer<FetchedInput>(
            each.Object!.Size, (copied, stop) => FetchAsync(each.Input.Address, each.Object, copied, stop)));
        var fetched = await ParallelTransfers.RunAsync([.. transfers], progress);
        manifest.Inputs = new(fetched.ToDictionary(
            input => input.Address.ToString(), input => new ManifestInput(input.Object.Size, input.Object.Crc32c)));
        return fetched;
    }

    private async Task<FetchedInput> FetchAsync(
        ObjectAddress address, StoredObject found, IProgress<long> progress, CancellationToken cancellation)
    {
        var isThere = await _cache.HoldsAsync(address, found.Checksum, cancellation);
        var held = isThere ? found : await _cache.FetchAsync(BucketOf(address), address, cancellation, progress);
        return new(address, held, _cache.PathOf(address, held.Checksum), Copied: !isThere);
    }

    private async Task<string?> FindStaleAsync(RemoteInput input, CancellationToken cancellation)
    {
        var (found, recorded) = (await FindAsync(input, cancellation), Recorded(input.Address));
        if (found?.Checksum != recorded?.Checksum)
            return $"{input.Address} changed";
        return recorded is null || await _cache.HoldsAsync(input.Address, recorded.Checksum, cancellation)
            ? null
            : $"{paths.Relative(_cache.PathOf(input.Address, recorded.Checksum))} is missing or was changed";
    }

    private void ThrowIfMissing(RemoteInput[] missing)
    {
        List<string> lines = [.. missing.Where(input => input.File is null).Select(input =>
            $"dataset.path: {input.Address} does not exist. Check the name, or upload the file: gcloud storage cp FILE {input.Address}")];
        if (missing.Select(input => input.File?.Name).OfType<string>().ToArray() is { Length: > 0 } files)
            lines.Add(PretrainedModel.Lacking(settings, files));
        if (lines.Count > 0)
            throw new FaultException(FaultKind.Data, string.Join('\n', lines));
    }

    /// <summary>Makes a request for each input, several in parallel.</summary>
    private Task<IReadOnlyList<T>> AskAsync<T>(Func<RemoteInput, CancellationToken, Task<T>> ask) => ParallelTransfers.RunAsync(
        [.. All.Select(input => new Transfer<T>(Size: 0, (_, stop) => ask(input, stop)))], progress: null);

    private Task<StoredObject?> FindAsync(RemoteInput input, CancellationToken cancellation) =>
        BucketOf(input.Address).FindAsync(input.Address.Name, cancellation);

    private IObjectStore BucketOf(ObjectAddress address) => _buckets.GetOrAdd(address.BucketAddress, open);

    private ManifestInput? Recorded(ObjectAddress address) => manifest.Inputs?.GetValueOrDefault(address.ToString());

    private static IEnumerable<RemoteInput> DatasetOf(PipelineSettings settings) =>
        ObjectAddress.IsCloud(settings.Dataset.Path) ? [new(ObjectAddress.Parse(settings.Dataset.Path), File: null)] : [];

    private static IEnumerable<RemoteInput> PretrainedOf(PipelineSettings settings) => ObjectAddress.IsCloud(settings.Pretrained.Source)
        ? PretrainedModel.Expected(settings).Select(file => new RemoteInput(ObjectAddress.Parse(PretrainedModel.PlaceOf(settings, file)), file))
        : [];
}
