using Kernels.Autograd;
using Settings;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>
/// Compares a small language model on a device with the <see cref="ReferenceLanguageModel"/>: in two windows of training with all
/// dropouts, the second with the state of the first, and in one window of evaluation.
/// </summary>
internal sealed class LanguageModelProof(Architecture architecture, Device device, Precision precision)
{
    private const int Vocabulary = 300, Rows = 8, Columns = 24, Seed = 42;

    private readonly EncoderConfig _config =
        (architecture == Architecture.AwdQrnn ? EncoderConfig.AwdQrnn : new EncoderConfig()) with { EmbeddingSize = 96, HiddenSize = 160 };

    private readonly LanguageModelObjective _objective = new();

    /// <summary>Runs the comparison.</summary>
    /// <returns>The largest difference of the logits and of the gradients of all weights.</returns>
    public (double Forward, double Backward) Run()
    {
        using var scope = NewDisposeScope();
        using var random = new ModelRandom(Seed, device);
        using var maskRandom = new ModelRandom(Seed + 1, CPU);
        var masks = new CopiedMasks(maskRandom, device);
        using var model = new LanguageModel(Vocabulary, _config, random, masks, precision: precision);
        var parameters = model.Groups.SelectMany(group => group.Parameters).ToArray();
        foreach (var parameter in parameters)
            parameter.Value.requires_grad_();
        var weights = parameters.ToDictionary(
            parameter => parameter.Name, parameter => parameter.Value.detach().cpu().to(float64).requires_grad_());
        var reference = new ReferenceLanguageModel(_config, weights, masks.Drawn);

        var batches = Batches().ToArray();
        var forward = batches.Max(batch => Train(batch, model, reference));
        model.Reset();
        reference.Reset();
        forward = Math.Max(forward, Evaluate(batches[0], model, reference));
        var backward = parameters.Max(parameter => Difference.Largest(parameter.Value.grad!, weights[parameter.Name].grad!));
        return (forward, backward);
    }

    private double Train(LanguageModelBatch batch, LanguageModel model, ReferenceLanguageModel reference)
    {
        var logits = Step(batch, device, inputs => model.Forward(inputs, training: true));
        var expected = Step(batch, CPU, inputs => reference.Forward(inputs, training: true));
        return Difference.Largest(logits, expected);
    }

    private Tensor Step(LanguageModelBatch batch, Device on, Func<Tensor, ModelOutput> forward)
    {
        var (inputs, targets) = _objective.ToTensors(batch, on);
        var output = forward(inputs);
        Backpropagation.Run(new Regularization().Add(_objective.Loss(output.Logits, targets), output));
        return output.Logits;
    }

    private double Evaluate(LanguageModelBatch batch, LanguageModel model, ReferenceLanguageModel reference)
    {
        using var untracked = no_grad();
        var logits = model.Forward(_objective.ToTensors(batch, device).Inputs, training: false).Logits;
        var expected = reference.Forward(_objective.ToTensors(batch, CPU).Inputs, training: false).Logits;
        return Difference.Largest(logits, expected);
    }

    private static IEnumerable<LanguageModelBatch> Batches()
    {
        var random = new Random(Seed);
        long[] Tokens() => [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextInt64(2, Vocabulary))];
        return Enumerable.Range(0, 2).Select(_ => new LanguageModelBatch(Tokens(), Tokens(), Rows, Columns));
    }
}
