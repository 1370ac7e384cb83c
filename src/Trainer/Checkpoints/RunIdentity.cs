using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Storage;
using Trainer.Configuration;

namespace Trainer.Checkpoints;

/// <summary>
/// The identity of a run, which protects it from the checkpoints of other runs: its settings and the checksums of its inputs.
/// </summary>
/// <param name="Facts">The settings and checksums by the name that users know.</param>
internal sealed record RunIdentity(IReadOnlyDictionary<string, string> Facts)
{
    private const int KeyLength = 12;

    /// <summary>Determines the identity of the run that the settings describe.</summary>
    /// <param name="inputs">The objects that the run reads.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public static async Task<RunIdentity> ReadAsync(
        TrainerSettings settings, IObjectStore store, IEnumerable<string> inputs, CancellationToken cancellation)
    {
        var facts = new OrderedDictionary<string, string>();
        foreach (var (name, value) in SettingsJson.Facts(settings))
            facts.Add(name, value);
        foreach (var input in inputs)
            facts.Add(input, $"{(await store.FindAsync(input, cancellation))?.Checksum}");
        return new(facts);
    }

    /// <summary>A hash of the identity, which names the run's folder.</summary>
    [JsonIgnore]
    public string Key => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Facts.Select(fact => $"{fact.Key}\n{fact.Value}\n")))))[..KeyLength];

    /// <summary>The differences to another run with both values: <c>training.epochs: 8 there, 4 now</c>. Empty if there are none.</summary>
    /// <param name="now">The other run.</param>
    public IReadOnlyList<string> DifferencesTo(RunIdentity now) =>
    [
        .. Facts.Keys.Union(now.Facts.Keys)
            .Where(name => Facts.GetValueOrDefault(name) != now.Facts.GetValueOrDefault(name))
            .Select(name => $"{name}: {Shown(this, name)} there, {Shown(now, name)} now"),
    ];

    private static string Shown(RunIdentity run, string name) => run.Facts.GetValueOrDefault(name) is { Length: > 0 } value ? value : "none";
}
