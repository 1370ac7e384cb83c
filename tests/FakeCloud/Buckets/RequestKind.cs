namespace FakeCloud.Buckets;

/// <summary>What a request to Cloud Storage is for.</summary>
public enum RequestKind
{
    Other,
    GetBucket,
    TestPermissions,
    List,
    Get,
    Download,
    Delete,

    /// <summary>Metadata and content in one request.</summary>
    UploadWhole,

    /// <summary>The start of a resumable upload.</summary>
    StartUpload,

    /// <summary>Some or all bytes of a resumable upload.</summary>
    UploadChunk,

    /// <summary>The question how much of a resumable upload has arrived.</summary>
    UploadStatus,
}
