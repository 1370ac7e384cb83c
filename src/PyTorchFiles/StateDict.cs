using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyTorchFiles;

/// <summary>Tensors of a model by name, in the order of the file.</summary>
public sealed class StateDict : IReadOnlyDictionary<string, TensorData>
{
    private readonly OrderedDictionary<string, TensorData> _tensors = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the file was <c>{'model': …, 'opt': …}</c>, as fastai's <c>Learner.save</c> writes it. The tensors are those of the model;
    /// the optimizer part is not read.
    /// </summary>
    public bool OptimizerLeftOut { get; init; }

    /// <inheritdoc/>
    public int Count => _tensors.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _tensors.Keys;

    /// <inheritdoc/>
    public IEnumerable<TensorData> Values => _tensors.Values;

    /// <summary>Returns the tensor with the given name.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has that name.</exception>
    public TensorData this[string key] => _tensors[key];

    /// <summary>Adds a tensor at the end.</summary>
    /// <exception cref="ArgumentException">A tensor with that name exists.</exception>
    public void Add(string name, TensorData tensor) => _tensors.Add(name, tensor);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _tensors.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TensorData value) => _tensors.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, TensorData>> GetEnumerator() => _tensors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
