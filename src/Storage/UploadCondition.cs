namespace Storage;

/// <summary>What must hold for an upload to take place.</summary>
public enum UploadCondition
{
    /// <summary>None: an object of that name is replaced.</summary>
    Overwrite,

    /// <summary>No object of that name may exist.</summary>
    IfAbsent,
}
