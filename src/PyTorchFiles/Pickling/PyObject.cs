namespace PyTorchFiles.Pickling;

/// <summary>An instance of an allowed class, kept as data.</summary>
internal sealed class PyObject(PyGlobal type)
{
    public PyGlobal Type { get; } = type;

    /// <summary>The argument of <c>__setstate__</c>.</summary>
    public object? State { get; set; }
}
