using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>A storage as a pickle refers to it: a sequence of elements that tensors are views of.</summary>
/// <param name="Key">Name of the storage in the file.</param>
/// <param name="ElementType">Type of the elements; bytes when <paramref name="Typed"/> is false.</param>
/// <param name="Count">Number of elements.</param>
/// <param name="Typed">Whether the storage, rather than each tensor, defines the element type.</param>
internal sealed record StorageReference(string Key, ElementType ElementType, long Count, bool Typed) : IPyValue
{
    string IPyValue.PyName => "a storage";

    /// <summary>Size in bytes.</summary>
    public long ByteCount => Count * ElementType.Size();
}
