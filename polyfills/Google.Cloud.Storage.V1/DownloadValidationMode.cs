namespace Google.Cloud.Storage.V1;

/// <summary>Whether the content of a download is compared with its checksum.</summary>
public enum DownloadValidationMode
{
    /// <summary>Always: a download of a part, or of an object unpacked on its way, fails.</summary>
    Always = 0,

    /// <summary>Never.</summary>
    Never = 1,

    /// <summary>Unless the answer says that the bytes sent are not the bytes stored.</summary>
    Automatic = 2,
}
