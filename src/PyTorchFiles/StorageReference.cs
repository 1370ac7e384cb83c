using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>A run of elements that tensors are views of, as a pickle names it.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="ElementType">What its elements are; bytes when <paramref name="Typed"/> is false.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Typed">Whether the storage, rather than each tensor, says what the elements are.</param>
public sealed record StorageReference(string Key, ElementType ElementType, long Count, bool Typed) : IPyValue
{
    string IPyValue.PyName => "a storage";

    public long ByteCount => Count * ElementType.Size();
}
