namespace Google.Cloud.Storage.V1;

/// <summary>Whether the server compares the content of an upload with its checksum.</summary>
public enum UploadValidationMode
{
    /// <summary>No.</summary>
    None = 0,

    /// <summary>Yes: content that arrives changed is refused.</summary>
    RejectAndThrow = 3,
}
