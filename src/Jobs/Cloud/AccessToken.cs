namespace Jobs.Cloud;

/// <summary>Access token for requests to Google. <see cref="object.ToString"/> does not reveal it.</summary>
/// <param name="value">The bearer token.</param>
/// <param name="quotaProject">The project for quota and billing; null for the project of the resource.</param>
internal sealed class AccessToken(string value, string? quotaProject = null)
{
    public string Value => value;

    public string? QuotaProject => quotaProject;
}
