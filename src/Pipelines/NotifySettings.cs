using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Pipelines;

/// <summary>Recipients of a notification when a followed job has ended.</summary>
public sealed record NotifySettings
{
    [Description("A program and its arguments, started without a shell. It receives the facts as JSON on standard input and as "
        + "environment variables.")]
    [ListItems("words", MayRepeat = true)]
    [Example("[notify-send, --urgency=low, The job has ended]")]
    public IReadOnlyList<string>? Command { get; init; }

    [Description("The address to which the facts are posted, as JSON that Slack and similar services display. If the address is a "
        + "secret, use `webhookVariable` instead.")]
    [RegularExpression(Forms.WebAddress, ErrorMessage = Forms.WebAddressName)]
    [Secret]
    [Example("https://hooks.example.com/training")]
    public string? Webhook { get; init; }

    [Description("The environment variable that holds the address.")]
    [RegularExpression(Forms.VariableName, ErrorMessage = Forms.VariableNameName)]
    [Example("WEBHOOK_ADDRESS")]
    public string? WebhookVariable { get; init; }

    [Description("The environment variable that holds the bearer token for the webhook.")]
    [RegularExpression(Forms.VariableName, ErrorMessage = Forms.VariableNameName)]
    [Example("WEBHOOK_TOKEN")]
    public string? TokenVariable { get; init; }
}
