using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>A view of a storage as a pickle describes it. Offset and strides are in elements and not validated.</summary>
internal sealed record TensorReference(StorageReference Storage, ElementType ElementType, long Offset, long[] Shape, long[] Strides)
    : IPyValue
{
    string IPyValue.PyName => "a tensor";
}
