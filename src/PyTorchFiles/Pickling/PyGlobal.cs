namespace PyTorchFiles.Pickling;

/// <summary>A class or function that a pickle may name. It is never imported or executed; this program supplies its effect.</summary>
/// <param name="Name">Module and name, such as <c>collections.OrderedDict</c>.</param>
/// <param name="Call">Function that computes the result of a call from its arguments; null if the global cannot be called.</param>
internal record PyGlobal(string Name, Func<object?[], object?>? Call = null)
{
    /// <summary>Creates a class whose instances are kept as <see cref="PyObject"/> and are not interpreted.</summary>
    public static PyGlobal Inert(string name)
    {
        PyGlobal? self = null;
        self = new PyGlobal(name, _ => new PyObject(self!));
        return self;
    }
}
