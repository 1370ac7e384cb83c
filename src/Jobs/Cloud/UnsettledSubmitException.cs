namespace Jobs.Cloud;

/// <summary>A run was submitted, and it is not known whether this created a job.</summary>
internal sealed class UnsettledSubmitException(ApiException cause) : Exception(cause.Message, cause)
{
    public ApiException Cause => cause;
}
