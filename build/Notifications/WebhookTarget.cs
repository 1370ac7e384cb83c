using Pipelines;

namespace Build.Notifications;

/// <summary>Address and token of a webhook. Both may be secrets; <see cref="object.ToString"/> shows neither.</summary>
internal sealed class WebhookTarget
{
    private WebhookTarget(Uri address, string? token) => (Address, Token) = (address, token);

    public Uri Address { get; }

    /// <summary>The bearer token; null if there is none.</summary>
    public string? Token { get; }

    /// <param name="variable">Reads an environment variable; null for a variable that is not set.</param>
    /// <returns>The target; null for a pipeline without a webhook.</returns>
    /// <exception cref="FaultException">The webhook cannot be used; the message has one line for each mistake.</exception>
    public static WebhookTarget? Of(NotifySettings settings, Func<string, string?> variable)
    {
        if (settings is { Webhook: null, WebhookVariable: null })
            return null;
        var mistakes = MistakesOf(settings, variable);
        return mistakes.Count > 0
            ? throw new FaultException(FaultKind.Settings, string.Join('\n', mistakes.Select(mistake => $"{mistake.Key}: {mistake.Message}")))
            : new WebhookTarget(AddressOf(settings, variable)!, settings.TokenVariable is { } name ? variable(name)!.Trim() : null);
    }

    /// <inheritdoc cref="Of"/>
    /// <returns>The path of each wrong setting, and what is wrong with it.</returns>
    public static IReadOnlyList<(string Key, string Message)> MistakesOf(NotifySettings settings, Func<string, string?> variable)
    {
        var mistakes = new List<(string Key, string Message)>();
        if (settings.WebhookVariable is { } name && IsUnset(variable(name)))
            mistakes.Add(("notify.webhookVariable", $"the environment variable {name} is not set. Set it to the webhook's address."));
        else if (AddressOf(settings, variable) is not { } address)
            mistakes.Add((KeyOf(settings), $"{Where(settings)} is not a web address. Use one that starts with https://"));
        else if (!IsSafe(address) && settings is not { WebhookVariable: null, TokenVariable: null })
            mistakes.Add((KeyOf(settings), $"{Where(settings)} would send a secret to another machine unencrypted. Use one that starts with https://"));
        if (settings.TokenVariable is { } token && IsUnset(variable(token)))
            mistakes.Add(("notify.tokenVariable", $"the environment variable {token} is not set. Set it to the token the webhook asks for."));
        return mistakes;
    }

    private static Uri? AddressOf(NotifySettings settings, Func<string, string?> variable)
    {
        var text = settings.Webhook ?? variable(settings.WebhookVariable!);
        return Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
    }

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    private static bool IsUnset(string? value) => string.IsNullOrWhiteSpace(value);

    private static string KeyOf(NotifySettings settings) => settings.Webhook is null ? "notify.webhookVariable" : "notify.webhook";

    private static string Where(NotifySettings settings) => settings.WebhookVariable is { } name ? $"the value of {name}" : "it";
}
