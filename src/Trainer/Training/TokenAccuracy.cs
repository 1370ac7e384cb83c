using static TorchSharp.torch;

namespace Trainer.Training;

/// <summary>The share of tokens a language model predicts right: <c>accuracy</c>.</summary>
public sealed class TokenAccuracy() : Metric("accuracy", largerIsBetter: true)
{
    private long _right, _all;

    public override double Value => (double)_right / _all;

    public override void Reset() => _right = _all = 0;

    public override void Add(Tensor logits, Tensor targets) // (B, T, V), (B, T)
    {
        _right += logits.argmax(2).eq(targets).count_nonzero().item<long>();
        _all += targets.numel();
    }
}
