namespace Scoring;

/// <summary>Log-odds of probabilities, kept finite for probabilities that single precision rounds to 0 or 1.</summary>
public static class Logit
{
    private const double Eps = 1e-7;

    /// <summary>Returns the log-odds of a probability.</summary>
    public static double Of(double probability)
    {
        var inside = Math.Clamp(probability, Eps, 1 - Eps);
        return Math.Log(inside / (1 - inside));
    }

    /// <summary>Returns the probability of a logit.</summary>
    internal static double ToProbability(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>Returns the natural logarithm of a probability, also kept finite.</summary>
    internal static double Log(double probability) => Math.Log(Math.Max(probability, Eps));
}
