namespace Jobs.Cloud;

/// <summary>A run was sent, and it is not known whether that made a job.</summary>
internal sealed class UnsettledSubmitException(ApiException cause) : Exception(cause.Message, cause)
{
    public ApiException Cause => cause;
}
