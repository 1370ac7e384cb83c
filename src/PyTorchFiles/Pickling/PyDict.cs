namespace PyTorchFiles.Pickling;

/// <summary>A Python dict or OrderedDict as a list of its items.</summary>
/// <remarks>Keys are not hashed, so malicious keys (deep, cyclic or colliding) cost no time until a lookup.</remarks>
internal sealed class PyDict
{
    public List<KeyValuePair<object?, object?>> Items { get; } = [];

    /// <returns>The last value set for a string key, or null when there is none.</returns>
    public object? Find(string key) => Items.FindLast(item => item.Key is string text && text == key).Value;
}
