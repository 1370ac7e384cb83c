namespace PyTorchFiles.Zip;

/// <summary>First four bytes of each zip record, and the values that refer to a 64-bit field.</summary>
internal static class ZipSignatures
{
    public const uint LocalHeader = 0x04034b50;
    public const uint DirectoryEntry = 0x02014b50;
    public const uint End = 0x06054b50;
    public const uint End64 = 0x06064b50;
    public const uint End64Locator = 0x07064b50;
    public const uint Wide = uint.MaxValue;
    public const ushort WideExtra = 1;
}
