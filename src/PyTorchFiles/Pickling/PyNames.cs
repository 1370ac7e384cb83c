namespace PyTorchFiles.Pickling;

/// <summary>Names of Python types in error messages.</summary>
internal static class PyNames
{
    public static string Of(object? value) => value switch
    {
        null => "None",
        string => "text",
        bool => "a bool",
        Int128 => "an int",
        double => "a float",
        byte[] => "bytes",
        object?[] => "a tuple",
        List<object?> => "a list",
        PyDict => "a dict",
        PyObject made => $"a {made.Type.Name}",
        PyGlobal global => $"the name {global.Name}",
        IPyValue named => named.PyName,
        _ => value.GetType().Name,
    };
}
