using System.Text.Json;
using System.Text.Json.Serialization;
using Ulmfit.Model;

namespace Training.Benchmarks;

/// <summary>What a process that takes training steps is told: ours and the peer alike.</summary>
/// <param name="Rows">B</param>
/// <param name="Lengths">Tokens of each document of a <see cref="Work.Prediction"/>.</param>
/// <param name="Columns">T</param>
/// <param name="Classes">C, of a classifier.</param>
/// <param name="Window">Columns a classifier's encoder runs at a time.</param>
/// <param name="HeadP">The second dropout of a classifier's head.</param>
/// <param name="LearningRate">Of all parameter groups.</param>
/// <param name="TokensFile">See <see cref="TokensFile"/>.</param>
/// <param name="WeightsFile">The peer's first weights under fastai's names; null for weights of its own.</param>
internal sealed record StepSettings(
    EncoderConfig Encoder, Work Work, bool IsFrozen, int Vocabulary, int Rows, int Columns, IReadOnlyList<int> Lengths, int Classes, int Window, double HeadP,
    double LearningRate, double Momentum, Computation Computation, string TokensFile, string? WeightsFile = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static StepSettings Of(Case one, Computation computation, string tokensFile) => new(
        one.Encoder, one.Work, one.IsFrozen, one.Vocabulary, one.Rows, one.Columns, one.Lengths, Classes: 10, TextClassifier.DefaultWindow,
        PoolingClassifierHead.HiddenDropout, OwnSteps.LearningRate, OwnSteps.Momentum,
        one.Work == Work.Prediction ? computation with { StepsAtOnce = 1 } : computation, tokensFile);

    public static StepSettings Parse(string json) => JsonSerializer.Deserialize<StepSettings>(json, Options)!;

    public override string ToString() => JsonSerializer.Serialize(this, Options);
}
