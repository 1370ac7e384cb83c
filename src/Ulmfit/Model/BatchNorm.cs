using Faults;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>Batch normalisation of (B, F) with fastai's initial weights: scale 1, shift 0.001.</summary>
internal sealed class BatchNorm : IDisposable
{
    private const double Momentum = 0.1, Eps = 1e-5;
    private readonly Tensor _weight, _bias, _mean, _variance; // (F)
    private readonly Tensor _batches;                        // ()

    public BatchNorm(int features, Device device)
    {
        _weight = ones([features], float32, device).DetachFromDisposeScope();
        _bias = full([features], Held.Number(1e-3), float32, device).DetachFromDisposeScope();
        _mean = zeros([features], float32, device).DetachFromDisposeScope();
        _variance = ones([features], float32, device).DetachFromDisposeScope();
        _batches = tensor(0L, device: device).DetachFromDisposeScope();
        Parameters = [new("weight", _weight, Decays: false), new("bias", _bias, Decays: false)];
    }

    public IReadOnlyList<ModelParameter> Parameters { get; }

    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
    [
        new("weight", _weight),
        new("bias", _bias),
        new("running_mean", _mean),
        new("running_var", _variance),
        new("num_batches_tracked", _batches),
    ];

    public Tensor Forward(Tensor x, bool training) // (B, F) -> (B, F)
    {
        if (training)
        {
            if (x.shape[0] == 1)
                throw new FaultException(FaultKind.Data,
                    "A training batch holds a single document, too few for batch normalisation. " +
                    "Add documents, or choose another batch size.");
            _batches.add_(Held.Number(1));
        }

        return nn.functional.batch_norm(x, _mean, _variance, _weight, _bias, training, Momentum, Eps);
    }

    /// <summary>Replaces the running means and variances by those of the given rows.</summary>
    public void Estimate(Tensor x) // (N, F)
    {
        var (variance, mean) = var_mean(x, 0, unbiased: true);
        _mean.copy_(mean);
        _variance.copy_(variance);
    }

    public void Dispose()
    {
        foreach (var (_, value) in State())
            value.Dispose();
    }
}
