namespace Scoring;

/// <summary>The logarithm of the odds of a probability, kept finite where single precision has rounded the probability to 0 or 1.</summary>
public static class Logit
{
    private const double Eps = 1e-7;

    public static double Of(double probability)
    {
        var inside = Math.Clamp(probability, Eps, 1 - Eps);
        return Math.Log(inside / (1 - inside));
    }

    public static double ToProbability(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>The logarithm of a probability, finite as well.</summary>
    public static double Log(double probability) => Math.Log(Math.Max(probability, Eps));
}
