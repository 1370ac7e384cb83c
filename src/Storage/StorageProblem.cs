namespace Storage;

/// <summary>Why a store could not do what it was asked.</summary>
public enum StorageProblem
{
    /// <summary>There is no such object.</summary>
    NotFound,

    /// <summary>The object exists and the upload was to happen only if it did not.</summary>
    AlreadyExists,

    /// <summary>The content is not what was stored, or not what was sent.</summary>
    Damaged,

    /// <summary>There is no such bucket.</summary>
    NoSuchBucket,

    /// <summary>There are no credentials, or none that the service accepts.</summary>
    NoCredentials,

    /// <summary>The account may not do this.</summary>
    Denied,

    /// <summary>The store itself cannot be read or written: permissions, a full disk, the network.</summary>
    Unavailable,
}
