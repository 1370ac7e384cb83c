using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Storage;
using Trainer.Configuration;

namespace Trainer.Checkpoints;

/// <summary>What a run is of, so that no checkpoint is taken for another's: the settings a model depends on, and the checksums of what it is made from.</summary>
/// <param name="Facts">Each by the name a user knows it by.</param>
internal sealed record RunIdentity(IReadOnlyDictionary<string, string> Facts)
{
    private const int KeyLength = 12;

    /// <param name="inputs">The objects the run reads.</param>
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

    /// <summary>A name for the run: equal for equal runs only, as good as certainly.</summary>
    [JsonIgnore]
    public string Key => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Facts.Select(fact => $"{fact.Key}\n{fact.Value}\n")))))[..KeyLength];

    /// <returns>What differs, each with both values: <c>training.epochs: 8 there, 4 now</c>. Empty when nothing does.</returns>
    /// <param name="now">Another run.</param>
    public IReadOnlyList<string> DifferencesTo(RunIdentity now) =>
    [
        .. Facts.Keys.Union(now.Facts.Keys)
            .Where(name => Facts.GetValueOrDefault(name) != now.Facts.GetValueOrDefault(name))
            .Select(name => $"{name}: {Shown(this, name)} there, {Shown(now, name)} now"),
    ];

    private static string Shown(RunIdentity run, string name) => run.Facts.GetValueOrDefault(name) is { Length: > 0 } value ? value : "none";
}
