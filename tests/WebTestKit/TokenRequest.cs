using System.Net;

namespace WebTestKit;

/// <param name="Endpoint">Where it came: <c>subject</c>, <c>sts</c>, <c>oauth</c> or <c>iam</c>.</param>
/// <param name="Authorization">The header.</param>
/// <param name="Body">A form, or JSON.</param>
public sealed record TokenRequest(string Endpoint, string Authorization, string Body)
{
    /// <summary>The fields of the form.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(
        pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
