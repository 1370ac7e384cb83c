using Build.Containers.Images;
using Build.Containers.Registries;
using Build.Data;
using Jobs.Cloud;
using Pipelines;
using Storage.Cloud;
using Storage.Locations;

namespace Build.Cloud;

/// <summary>Checks that a pipeline's job can run, and reports every problem at once.</summary>
internal sealed class PreflightChecks(BuildContext context)
{
    private readonly SubmitSettings _submit = context.Settings.Submit;
    private readonly MachineCatalog _catalog = MachineCatalog.Shipped;

    /// <summary>The reason why this pipeline has nothing to check; null if it has.</summary>
    public string? NotApplicable => BeforeBuild().Any() ? null : $"pipeline {context.Settings.Name} trains on this machine and sends no notifications";

    /// <summary>The checks that are made before anything is built, one line each.</summary>
    public IEnumerable<string> Plan() =>
    [
        .. IsCloud ? ["check credentials"] : Array.Empty<string>(),
        .. BeforeBuild().Select(check => $"check {check.Subject}"),
        .. PriceLines(),
    ];

    /// <summary>The cost of the job's machines, one line for each region that the job may run in; empty for jobs on this machine.</summary>
    public IEnumerable<string> PriceLines() => _submit.AllRegions.Select(region => PriceTable.Shipped.PriceLine(_submit, region)).OfType<string>();

    /// <summary>Makes every check that is possible before anything is built.</summary>
    /// <exception cref="FaultException">There are problems; the message has one line for each.</exception>
    public Task BeforeBuildAsync(string task, CancellationToken cancellation = default) => MakeAsync(task, [.. BeforeBuild()], cancellation);

    /// <summary>
    /// Makes the same checks again, and checks what the job needs besides: its image in the registry and its data in the bucket.
    /// </summary>
    /// <inheritdoc cref="BeforeBuildAsync"/>
    public Task BeforeSubmitAsync(string task, CancellationToken cancellation = default) =>
        MakeAsync(task, [.. BeforeBuild(), .. Made()], cancellation);

    private bool IsCloud => _submit.Service != SubmitService.Local;

    private async Task MakeAsync(string task, IReadOnlyList<IPreflightCheck> checks, CancellationToken cancellation)
    {
        var credentials = IsCloud ? new CredentialsCheck(AccessIn(_submit.AllRegions[0])) : null;
        var findings = await new PreflightRun(context.Clock).FindAsync(credentials, checks, cancellation);
        foreach (var finding in findings.Where(finding => finding.Kind != FindingKind.Problem))
            context.Warning($"{task}: {finding}");
        var problems = findings.Where(finding => finding.Kind == FindingKind.Problem).ToArray();
        if (problems.Length > 0)
            throw new FaultException(problems[0].Fault, string.Join('\n', problems.Select(problem => problem.ToString())));
        context.Information($"{task}: the job can run.");
    }

    private IEnumerable<IPreflightCheck> BeforeBuild()
    {
        if (IsCloud)
        {
            foreach (var region in _submit.AllRegions)
                yield return new RegionCheck(region, AccessIn(region), _catalog);
            yield return new MachineCheck(_submit, context.Settings.Training.Precision, _catalog);
            foreach (var bucket in Buckets())
                yield return new BucketCheck(bucket, _submit.AllRegions, new BucketInspector(new CloudAddress(bucket, ""), context.Clock, Random.Shared));
            if (_submit.ServiceAccount is { } address)
                yield return new ServiceAccountCheck(address, _submit.Project!, new(Location(_submit.AllRegions[0]), GoogleCloud.Connection(context, _submit.AllRegions[0]), context.Clock));
            yield return new ImageNameCheck(ImageReference.Of(context.Settings));
        }

        if (context.Settings.Notify is { } notify)
            yield return new NotifyCheck(notify, System.Environment.GetEnvironmentVariable, IsProgram);
    }

    private IEnumerable<IPreflightCheck> Made()
    {
        if (!IsCloud)
            yield break;
        yield return new ImageCheck(context.Manifest.Image?.Pushed, RegistryHoldsAsync, context.Command("PushImage"));
        yield return new StagedDataCheck(StagedFiles.Of(context), context.Bucket, context.Command("StageData"));
    }

    private IEnumerable<string> Buckets() => new[] { context.Settings.Storage.Bucket, _submit.BaseOutputDirectory }
        .OfType<string>().Where(ObjectAddress.IsCloud).Select(address => CloudAddress.Parse(address).Bucket).Distinct();

    private async Task<bool> RegistryHoldsAsync(string name)
    {
        var reference = ImageReference.Of(context.Settings);
        using var registry = RegistryAccess.Open(context, reference);
        var push = new ImagePush(registry.Engine, reference, context.Clock, line => context.Warning($"image: {line}"));
        return await push.HoldsAsync(name, context.Manifest.Image!.Id);
    }

    private bool IsProgram(string name) =>
        name.Contains('/') || name.Contains('\\') ? File.Exists(Path.GetFullPath(name, context.Root)) : context.Tools.Resolve(name) is not null;

    private CloudAccess AccessIn(string region) => _submit.Service == SubmitService.AiPlatform
        ? CloudAccess.ToAiPlatform(Location(region), GoogleCloud.Connection(context, region), context.Clock)
        : CloudAccess.ToVertexAi(Location(region), GoogleCloud.Connection(context, region), context.Clock);

    private CloudLocation Location(string region) => new(_submit.Project!, region);
}
