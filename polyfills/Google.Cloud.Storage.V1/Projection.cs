namespace Google.Cloud.Storage.V1;

/// <summary>How much of an object's or bucket's metadata an answer holds.</summary>
public enum Projection
{
    /// <summary>All of it.</summary>
    Full = 0,

    /// <summary>All but who may use it.</summary>
    NoAcl = 1,
}
