namespace FakeCloud.Buckets;

/// <summary>What must hold of the live object for a request to take place.</summary>
/// <param name="IfGenerationMatch">0: there is none.</param>
internal sealed record Preconditions(long? IfGenerationMatch, long? IfGenerationNotMatch, long? IfMetagenerationMatch)
{
    public static Preconditions Of(ApiRequest request) =>
        new(request.Number("ifGenerationMatch"), request.Number("ifGenerationNotMatch"), request.Number("ifMetagenerationMatch"));

    public void Check(FakeObject? live)
    {
        var generation = live?.Generation ?? 0;
        var hold = (IfGenerationMatch is null || IfGenerationMatch == generation)
            && (IfGenerationNotMatch is null || IfGenerationNotMatch != generation)
            && (IfMetagenerationMatch is null || IfMetagenerationMatch == (live is null ? 0 : 1));
        if (!hold)
            throw new ApiError(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
    }
}
