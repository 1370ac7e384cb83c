using Kernels.Arithmetic;
using Kernels.Autograd;
using Kernels.Memory;
using Kernels.Threads;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Embedding lookup. The gradient is added only to the rows that were used, without a tensor of the weight's size.</summary>
/// <param name="ids">Contiguous token ids of any shape. // (...)</param>
/// <param name="weight">(V, E)</param>
/// <param name="paddingIndex">Index of the row that gets no gradient.</param>
internal sealed unsafe class EmbeddingPass(Tensor ids, Tensor weight, long paddingIndex) : Pass(ids, weight)
{
    private readonly int _size = (int)weight.shape[1];

    internal override Tensor Forward() => // (..., E)
        weight.detach().index_select(0, Input.flatten()).view([.. Input.shape, _size]);

    internal override Tensor? Backward(Tensor gradient)
    {
        var (sum, add) = Gradients.Of(weight);
        if (!add)
            sum.zero_();
        var count = Input.numel();
        var tokens = Input.Longs();
        float* target = sum.Floats(), source = gradient.Floats();
        KernelThreads.Run(member =>
        {
            var (first, last) = member.Share(_size); // columns, so that no two threads add to the same number
            for (long i = 0; i < count; i++)
            {
                var id = tokens[i];
                if (id != paddingIndex)
                    Elementwise.Add(target + id * _size + first, source + i * _size + first, last - first);
            }
        });
        return null;
    }
}
