namespace PyTorchFiles.Pickling;

/// <summary>A value that is made from a pickle and has a Python type.</summary>
internal interface IPyValue
{
    /// <summary>The name of the type with its article, for messages.</summary>
    string PyName { get; }
}
