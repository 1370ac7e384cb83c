using System.Globalization;

namespace Jobs.Local;

/// <summary>Exit of a trainer as recorded by its supervisor: <c>CODE TIME ended|cancelled</c>.</summary>
internal sealed record ExitRecord(int Code, DateTimeOffset Ended, bool Cancelled)
{
    /// <exception cref="FormatException">The text is not an exit record.</exception>
    public static ExitRecord Parse(string text) =>
        text.Trim().Split(' ') is [var code, var ended, ("ended" or "cancelled") and var how]
            ? new ExitRecord(
                int.Parse(code, CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(ended, CultureInfo.InvariantCulture),
                how == "cancelled")
            : throw new FormatException("expected CODE TIME ended|cancelled");
}
