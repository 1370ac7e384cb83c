using Faults;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Operations on state dictionaries.</summary>
public static class ModelState
{
    /// <summary>The same tensors with a prefix before their names.</summary>
    public static IEnumerable<KeyValuePair<string, Tensor>> Under(string prefix, IEnumerable<KeyValuePair<string, Tensor>> state) =>
        state.Select(entry => KeyValuePair.Create(prefix + entry.Key, entry.Value));

    /// <summary>The tensors whose names start with <paramref name="prefix"/>, with the prefix removed.</summary>
    internal static IReadOnlyDictionary<string, Tensor> Within(string prefix, IReadOnlyDictionary<string, Tensor> state) =>
        new OrderedDictionary<string, Tensor>(state.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], entry.Value)));

    /// <summary>Copies every tensor of <paramref name="source"/> into the tensor of the same name: all of them or none.</summary>
    /// <remarks>For tied tensors only the first name is required; further names must hold the same values.</remarks>
    /// <exception cref="FaultException">
    /// Names, shapes or tied tensors differ. The message lists all differences; nothing was copied.
    /// </exception>
    internal static void Copy(IReadOnlyDictionary<string, Tensor> source, IReadOnlyDictionary<string, Tensor> target)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var firstNames = target.GroupBy(entry => entry.Value, ReferenceEqualityComparer.Instance)
            .SelectMany(tied => tied.Select(entry => (entry.Key, First: tied.First().Key)))
            .ToDictionary(pair => pair.Key, pair => pair.First);

        string[] faults =
        [
            .. target.Keys.Select(name => Compare(name, firstNames[name], source, target)).OfType<string>(),
            .. source.Keys.Where(name => !target.ContainsKey(name)).Select(name => $"{name}: the model has no tensor of this name"),
        ];
        if (faults.Length > 0)
            throw new FaultException(FaultKind.Data, $"The weights do not fit the model:\n{string.Join('\n', faults)}");

        foreach (var name in target.Keys.Where(name => firstNames[name] == name))
            target[name].copy_(source[name]);
    }

    private static string? Compare(string name, string firstName,
        IReadOnlyDictionary<string, Tensor> source, IReadOnlyDictionary<string, Tensor> target)
    {
        if (!source.TryGetValue(name, out var found))
            return name == firstName ? $"{name}: missing, expected {ShapeText.Of(target[name].shape)}" : null;
        if (!found.shape.AsSpan().SequenceEqual(target[name].shape))
            return $"{name}: expected {ShapeText.Of(target[name].shape)}, found {ShapeText.Of(found.shape)}";
        return name != firstName && source.TryGetValue(firstName, out var first) && !ReferenceEquals(first, found) && !Same(first, found)
            ? $"{name}: differs from {firstName}, although the model ties the two"
            : null;
    }

    private static bool Same(Tensor a, Tensor b) => a.shape.AsSpan().SequenceEqual(b.shape) && a.eq(b.to(a.device)).all().item<bool>();
}
