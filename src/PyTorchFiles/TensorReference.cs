using PyTorchFiles.Pickling;

namespace PyTorchFiles;

/// <summary>A view of a storage, as a pickle describes it; offset and strides count elements and are not checked yet.</summary>
internal sealed record TensorReference(StorageReference Storage, ElementType ElementType, long Offset, long[] Shape, long[] Strides)
    : IPyValue
{
    string IPyValue.PyName => "a tensor";
}
