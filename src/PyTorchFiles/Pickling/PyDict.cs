namespace PyTorchFiles.Pickling;

/// <summary>A Python dict or OrderedDict as the plain list of its items.</summary>
/// <remarks>Keys are not hashed: a hostile key (deep, cyclic, colliding) costs nothing until somebody looks for one.</remarks>
internal sealed class PyDict
{
    public List<KeyValuePair<object?, object?>> Items { get; } = [];

    /// <returns>The value last set under a text key; null when there is none.</returns>
    public object? Find(string key) => Items.FindLast(item => item.Key is string text && text == key).Value;
}
