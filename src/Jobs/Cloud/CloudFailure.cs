using System.Globalization;
using System.Text.RegularExpressions;

namespace Jobs.Cloud;

/// <summary>Why a cloud job failed.</summary>
internal static partial class CloudFailure
{
    /// <summary>The service's reason without its advice to look at the log, which is shown beside it.</summary>
    public static JobFailure Of(string? message)
    {
        var reason = AdvicePattern().Replace(GoogleError.OneLine(message ?? ""), "").TrimEnd('.', ' ');
        var lacksResources = reason.Contains("insufficient", StringComparison.OrdinalIgnoreCase)
            && reason.Contains("region", StringComparison.OrdinalIgnoreCase);
        if (lacksResources)
            reason += ". Take another region or machine, or wait for one: scheduling.strategy FLEX_START";
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
