using System.Globalization;
using System.Text.RegularExpressions;

namespace Jobs.Cloud;

/// <summary>Parses the reason for the failure of a cloud job.</summary>
internal static partial class CloudFailure
{
    /// <summary>Creates the failure from the service's message, without its advice to read the log, which is shown separately.</summary>
    public static JobFailure Of(string? message)
    {
        var reason = AdvicePattern().Replace(GoogleError.OneLine(message ?? ""), "").TrimEnd('.', ' ');
        var lacksResources = reason.Contains("insufficient", StringComparison.OrdinalIgnoreCase)
            && reason.Contains("region", StringComparison.OrdinalIgnoreCase);
        if (lacksResources)
            reason += ". Use another region or machine type, or wait for capacity: set scheduling.strategy to FLEX_START";
        var code = ExitCodePattern().Match(reason);
        return new JobFailure(
            reason.Length == 0 ? "the service gives no reason" : reason,
            code.Success ? int.Parse(code.Groups["code"].Value, CultureInfo.InvariantCulture) : null,
            [])
        {
            LacksResources = lacksResources,
        };
    }

    [GeneratedRegex(@"\s*To find out more about why your job exited please check the logs.*$")]
    private static partial Regex AdvicePattern();

    [GeneratedRegex(@"\bnon-zero status of (?<code>[0-9]{1,3})\b")]
    private static partial Regex ExitCodePattern();
}
