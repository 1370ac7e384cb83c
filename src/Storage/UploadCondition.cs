namespace Storage;

/// <summary>Precondition of an upload.</summary>
public enum UploadCondition
{
    /// <summary>No precondition: an object of that name is replaced.</summary>
    Overwrite,

    /// <summary>The upload fails if an object of that name exists.</summary>
    IfAbsent,
}
