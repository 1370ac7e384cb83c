namespace Jobs.Cloud;

/// <summary>What a request to Google is authorized with. Nothing of it is shown by <see cref="object.ToString"/>.</summary>
/// <param name="value">The bearer token.</param>
/// <param name="quotaProject">The project whose quota and bill requests count on; null for the one they are about.</param>
public sealed class AccessToken(string value, string? quotaProject = null)
{
    public string Value => value;

    public string? QuotaProject => quotaProject;
}
