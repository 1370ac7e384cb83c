using Pipelines;
using Settings;
using Settings.Declarations;

namespace Build.Cloud;

/// <summary>Checks a job's machine type, GPUs, precision and regions against the table of machines. Sends no request.</summary>
internal sealed class MachineCheck(SubmitSettings submit, Precision precision, MachineCatalog catalog) : IPreflightCheck
{
    private const string TypeKey = "submit.acceleratorType", CountKey = "submit.acceleratorCount";

    public string Subject => "machine";

    public Task<IReadOnlyList<Finding>> FindAsync(bool signedIn, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Find()]);

    private IEnumerable<Finding> Find() => (submit.MachineType, submit.AcceleratorType) switch
    {
        (null, _) => [],
        ({ } machine, null) => FindBuiltIn(machine),
        ({ } machine, { } type) => catalog.Accelerators.TryGetValue(type, out var accelerator)
            ? FindOf(type, accelerator, machine)
            : [Unknown(type)],
    };

    private IEnumerable<Finding> FindBuiltIn(string machine)
    {
        if (catalog.BuiltInto(machine) is var (type, count))
        {
            yield return Finding.Problem(
                TypeKey,
                $"{machine} has {count} {type}, which the job must request. Try: acceleratorType: {type}, acceleratorCount: {count}",
                FaultKind.Settings);
        }
    }

    private Finding Unknown(string type) => Finding.Warning(
        TypeKey,
        $"{type} is not one of the GPUs known as of {catalog.AsOf}. "
        + (Nearest.To(type, catalog.Accelerators.Keys) is { } near ? $"Did you mean {near}?" : $"Known: {string.Join(", ", catalog.Accelerators.Keys)}."));

    private IEnumerable<Finding> FindOf(string type, Accelerator accelerator, string machine)
    {
        if (precision == Precision.Bf16 && accelerator.LacksBfloat16)
            yield return WithoutBfloat16(type);
        var count = submit.AcceleratorCount ?? 1;
        if (accelerator.CountsOn(machine) is { } counts)
        {
            if (!counts.Contains(count))
                yield return WrongCount(type, machine, counts, count);
        }
        else if (accelerator.IsOfFamily(machine))
        {
            yield return Finding.Warning("submit.machineType", $"{machine} is not known to have {type}. Known: {Known(accelerator)}.");
        }
        else
        {
            yield return Finding.Problem(TypeKey, $"{machine} cannot have {type}. Try: machineType: {Example(accelerator, count)}", FaultKind.Settings);
        }

        foreach (var region in submit.AllRegions.Where(region => catalog.Regions.Contains(region) && !accelerator.Regions.Contains(region)))
        {
            yield return Finding.Warning(
                TypeKey, $"{type} is not known to be in {region} (the table is of {catalog.AsOf}). Known: {string.Join(", ", accelerator.Regions)}.");
        }
    }

    private Finding WithoutBfloat16(string type)
    {
        var others = catalog.Accelerators.Where(accelerator => !accelerator.Value.LacksBfloat16).Select(accelerator => accelerator.Key);
        return Finding.Problem(
            "training.precision", $"{type} does not support bf16. Try: precision: fp32, or one of {string.Join(", ", others)}", FaultKind.Settings);
    }

    private static Finding WrongCount(string type, string machine, IReadOnlyList<int> counts, int count)
    {
        var nearest = counts.MinBy(known => Math.Abs(known - count));
        return Finding.Problem(
            CountKey, $"{machine} has {Alternatives(counts)} {type}, not {count}. Try: acceleratorCount: {nearest}", FaultKind.Settings);
    }

    private static string Alternatives(IReadOnlyList<int> counts) =>
        counts.Count == 1 ? $"{counts[0]}" : $"{string.Join(", ", counts.SkipLast(1))} or {counts[^1]}";

    private static string Known(Accelerator accelerator) => string.Join(", ", accelerator.Machines.Keys.Select(Spelled));

    private static string Example(Accelerator accelerator, int count) =>
        Spelled(accelerator.Machines.FirstOrDefault(machine => machine.Value.Contains(count)).Key ?? accelerator.Machines.Keys.First());

    private static string Spelled(string machine) => machine.EndsWith('-') ? machine + "standard-8" : machine;
}
