namespace PyTorchFiles.Pickling;

/// <summary>An instance of an allowed class, kept as data.</summary>
internal sealed class PyObject(PyGlobal type)
{
    public PyGlobal Type { get; } = type;

    /// <summary>What <c>__setstate__</c> would have been given.</summary>
    public object? State { get; set; }
}
