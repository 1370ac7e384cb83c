using System.Globalization;
using Cake.Core.Diagnostics;

namespace CakeTestKit;

/// <summary>Keeps all that is logged, the most talkative level included.</summary>
public sealed class KeptLog : ICakeLog
{
    private readonly List<string> _lines = [];

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    public IReadOnlyList<string> Lines => _lines;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) =>
        _lines.Add(string.Format(CultureInfo.InvariantCulture, format, args));
}
