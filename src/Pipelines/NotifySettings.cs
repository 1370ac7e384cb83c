using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Pipelines;

/// <summary>Who is told that a followed job has ended.</summary>
public sealed record NotifySettings
{
    [Description("A program and its arguments, run without a shell. It gets the facts as JSON on standard input and as variables.")]
    [ListItems("words", MayRepeat = true)]
    [Example("[notify-send, --urgency=low, The job has ended]")]
    public IReadOnlyList<string>? Command { get; init; }

    [Description("The address the facts are posted to, as JSON that Slack and its like show. An address that is itself a secret belongs "
        + "in `webhookVariable`.")]
    [RegularExpression(Forms.WebAddress, ErrorMessage = Forms.WebAddressName)]
    [Secret]
    [Example("https://hooks.example.com/training")]
    public string? Webhook { get; init; }

    [Description("The environment variable that holds that address.")]
    [RegularExpression(Forms.VariableName, ErrorMessage = Forms.VariableNameName)]
    [Example("WEBHOOK_ADDRESS")]
    public string? WebhookVariable { get; init; }

    [Description("The environment variable that holds the bearer token the webhook asks for.")]
    [RegularExpression(Forms.VariableName, ErrorMessage = Forms.VariableNameName)]
    [Example("WEBHOOK_TOKEN")]
    public string? TokenVariable { get; init; }
}
