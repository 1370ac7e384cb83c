namespace PyTorchFiles.Pickling;

/// <summary>A class or function that a pickle may name; never imported or run, it stands for what this program makes of it.</summary>
/// <param name="Name">Module and name, such as <c>collections.OrderedDict</c>.</param>
/// <param name="Call">What calling it with arguments yields; null when it cannot be called.</param>
internal record PyGlobal(string Name, Func<object?[], object?>? Call = null)
{
    /// <summary>A class whose instances are carried along as <see cref="PyObject"/> and never looked into by PyTorch's own rules.</summary>
    public static PyGlobal Inert(string name)
    {
        PyGlobal? self = null;
        self = new PyGlobal(name, _ => new PyObject(self!));
        return self;
    }
}
