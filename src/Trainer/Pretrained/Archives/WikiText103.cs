using Faults;
using Settings;
using Ulmfit.Pretrained;

namespace Trainer.Pretrained.Archives;

/// <summary>Downloads and caches fastai's English language models: AWD_LSTM trained on WikiText-103.</summary>
/// <remarks>
/// Cached files are checked by hash before each use, and downloaded again if they are damaged. Several processes can share a folder.
/// Source: fastai 2.1.8 <c>data/external.py</c>, <c>URLs.WT103_FWD</c> and <c>URLs.WT103_BWD</c>.
/// </remarks>
internal sealed class WikiText103 : IDisposable
{
    /// <summary>The address from which fastai downloads the archives.</summary>
    public const string DefaultAddress = "https://s3.amazonaws.com/fast-ai-modelzoo/";

    private const int DiskFullOnUnix = 28, DiskFullOnWindows = unchecked((int)0x80070070);

    private const string OtherWays =
        "put weights.pth and vocab.pkl into pretrained/en/forward (or backward) of the bucket and train with --pretrained bucket, "
        + "or train from scratch with --pretrained none";

    private readonly string _address, _folder;
    private readonly TextWriter _log;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    /// <summary>Creates a client.</summary>
    /// <param name="address">The address of the archives: <see cref="DefaultAddress"/> or a mirror.</param>
    /// <param name="cacheFolder">The folder of the cache, such as <see cref="DefaultCacheFolder"/>.</param>
    /// <param name="log">Gets messages about the progress.</param>
    public WikiText103(string address, string cacheFolder, TextWriter log)
        : this(address, cacheFolder, log, new HttpClientHandler(), TimeProvider.System)
    {
    }

    /// <param name="handler">A handler that follows redirections and does not decompress bodies; disposed with this object.</param>
    internal WikiText103(string address, string cacheFolder, TextWriter log, HttpMessageHandler handler, TimeProvider clock)
    {
        (_address, _folder, _log, _clock) = (address, cacheFolder, log, clock);
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>
    /// The trainer's folder in <c>XDG_CACHE_HOME</c>, or in <c>.cache</c> of the user's home folder; empty if neither is known.
    /// </summary>
    /// <remarks>Source: XDG Base Directory Specification 0.8, which requires that a relative path in the variable is ignored.</remarks>
    public static string DefaultCacheFolder => DefaultCacheFolderIn(Environment.GetEnvironmentVariable);

    /// <summary>The longest time in which the server may send nothing before the connection is closed.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Returns the files of one direction; downloads them if the cache does not hold valid ones.</summary>
    /// <param name="direction">Forward or backward.</param>
    /// <exception cref="FaultException">The archive cannot be downloaded or stored, or is not valid.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled; the next call resumes it.</exception>
    public async Task<PretrainedFiles> FetchAsync(Direction direction, CancellationToken cancellation)
    {
        var source = ArchiveAddress(direction);
        if (_folder.Length == 0)
            throw new FaultException(FaultKind.Settings, "The cache folder for the English models is not known. Set it with --cache-folder.");
        var entry = new CacheEntry(_folder, source);
        try
        {
            if (await entry.ProblemAsync(cancellation) is null)
                return entry.Files;
            Directory.CreateDirectory(_folder);
            using var alone = await FileLock.AcquireAsync(
                entry.LockPath, () => _log.WriteLine($"{entry.Folder}: another process is fetching it; waiting"), _clock, cancellation);
            if (await entry.ProblemAsync(cancellation) is { } problem)
            {
                if (problem.Length > 0)
                    _log.WriteLine($"{entry.Folder}: damaged: {problem}; fetching it again");
                await FillAsync(entry, source, new DownloadProgress(ArchiveName(direction), _log, _clock), cancellation);
            }

            return entry.Files;
        }
        catch (IOException e) when (e.HResult is DiskFullOnUnix or DiskFullOnWindows)
        {
            throw new FaultException(
                FaultKind.Tool,
                $"{_folder}: the disk is full. Free some space, or name a folder on another disk with --cache-folder, "
                + "then run the same command again.",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                FaultKind.Settings,
                $"{_folder}: the English models cannot be stored there ({e.Message}). Choose another folder with --cache-folder.",
                e);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <param name="variable">Returns the value of an environment variable.</param>
    internal static string DefaultCacheFolderIn(Func<string, string?> variable)
    {
        var own = Path.Combine("pipeline", "pretrained");
        if (variable("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache))
            return Path.Combine(cache, own);
        return (variable("HOME") ?? variable("USERPROFILE")) is { } home && Path.IsPathFullyQualified(home)
            ? Path.Combine(home, ".cache", own)
            : "";
    }

    private static string ArchiveName(Direction direction) => direction switch
    {
        Direction.Forward => "wt103-fwd.tgz",
        Direction.Backward => "wt103-bwd.tgz",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "An archive holds one direction."),
    };

    private Uri ArchiveAddress(Direction direction)
    {
        if (!Uri.TryCreate(_address, UriKind.Absolute, out var folder) || folder.Scheme is not ("http" or "https"))
        {
            throw new FaultException(
                FaultKind.Settings, $"--english-archives: expected a web address such as {DefaultAddress}, got \"{_address}\".");
        }

        return new UriBuilder(folder) { Path = $"{folder.AbsolutePath.TrimEnd('/')}/{ArchiveName(direction)}" }.Uri;
    }

    private async Task FillAsync(CacheEntry entry, Uri source, DownloadProgress progress, CancellationToken cancellation)
    {
        var file = new PartialFile(entry.PartialPath, source.AbsoluteUri);
        try
        {
            await new ArchiveDownload(_http, _clock, progress) { Patience = Patience }.RunAsync(source, file, cancellation);
            await Task.Run(() => entry.Publish(file.Path, cancellation), cancellation);
            file.Delete();
            progress.Line($"kept in {entry.Folder}");
        }
        catch (TransferException broken)
        {
            throw new FaultException(
                FaultKind.Remote,
                $"{ArchiveDownload.Shown(source)}: {broken.Message}. Check the network, name another address with --english-archives, "
                + $"{OtherWays}.",
                broken);
        }
        catch (InvalidDataException unusable)
        {
            file.Delete();
            throw new FaultException(
                FaultKind.Remote,
                $"{ArchiveDownload.Shown(source)}: not the archive of a language model: {unusable.Message}. Run the same command again, "
                + $"name another address with --english-archives, {OtherWays}.",
                unusable);
        }
    }
}
