using Kernels.Memory;
using Settings;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>
/// A reference implementation of the language model on the CPU in double precision. It computes one time step after another with matrix
/// products and elementwise functions only.
/// </summary>
/// <remarks>Formulas: Merity et al. 2017, section 2; Bradbury et al. 2016, section 2.</remarks>
/// <param name="weights">Leaf tensors in double precision by fastai's key.</param>
/// <param name="masks">The dropout masks in the order in which the compared model drew them.</param>
internal sealed class ReferenceLanguageModel(EncoderConfig config, IReadOnlyDictionary<string, Tensor> weights, Queue<Tensor> masks)
{
    private readonly Tensor?[] _hidden = new Tensor?[config.Layers], _cell = new Tensor?[config.Layers]; // (B, H)
    private readonly Tensor?[] _lastInput = new Tensor?[config.Layers];                                  // (B, I)

    private Tensor Embedding => weights["0.encoder.weight"]; // (V, E)

    public void Reset()
    {
        foreach (var state in (Tensor?[][])[_hidden, _cell, _lastInput])
            Array.Clear(state);
    }

    public ModelOutput Forward(Tensor ids, bool training) // (B, T)
    {
        var (rows, columns) = (ids.shape[0], ids.shape[1]);
        var flat = ids.flatten();
        var x = Embedding.index_select(0, flat).view(rows, columns, -1);                         // (B, T, E)
        if (training)
            x = x * masks.Dequeue().index_select(0, flat).view(rows, columns, 1);
        x = Drop(x, training);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            x = config.Architecture == Architecture.AwdLstm ? Lstm(layer, x, training) : Qrnn(layer, x, training);
            if (layer < config.Layers - 1)
                x = Drop(x, training);
        }

        var dropped = Drop(x, training);
        return new(dropped.matmul(Embedding.t()).Plus(weights["1.decoder.bias"]), x, dropped);   // (B, T, V)
    }

    private Tensor Drop(Tensor x, bool training) => training ? x * masks.Dequeue() : x;

    private Tensor Lstm(int layer, Tensor x, bool training) // (B, T, I) -> (B, T, H)
    {
        var name = $"0.rnns.{layer}.";
        var weightIh = weights[$"{name}module.weight_ih_l0"].t();                                // (I, 4H)
        var weightHh = Drop(weights[$"{name}weight_hh_l0_raw"], training).t();                   // (H, 4H)
        var bias = weights[$"{name}module.bias_ih_l0"].Plus(weights[$"{name}module.bias_hh_l0"]); // (4H)
        var zero = zeros([x.shape[0], weightHh.shape[0]], float64, CPU);
        var (h, c) = (_hidden[layer] ?? zero, _cell[layer] ?? zero);
        var outputs = new List<Tensor>();
        foreach (var now in x.unbind(1))
        {
            var gates = now.matmul(weightIh).Plus(h.matmul(weightHh)).Plus(bias).chunk(4, 1);    // i, f, g, o
            c = (gates[1].sigmoid() * c).Plus(gates[0].sigmoid() * gates[2].tanh());
            h = gates[3].sigmoid() * c.tanh();
            outputs.Add(h);
        }

        (_hidden[layer], _cell[layer]) = (h.detach(), c.detach());
        return stack(outputs, 1);
    }

    private Tensor Qrnn(int layer, Tensor x, bool training) // (B, T, I) -> (B, T, H)
    {
        var name = $"0.rnns.{layer}.layers.0.linear.";
        var weight = Drop(weights[$"{name}weight_raw"], training).t();                           // (W I, 3H)
        var bias = weights[$"{name}module.bias"];                                                // (3H)
        var c = _cell[layer] ?? zeros([x.shape[0], bias.shape[0] / 3], float64, CPU);
        var before = _lastInput[layer] ?? zeros([x.shape[0], x.shape[2]], float64, CPU);
        var outputs = new List<Tensor>();
        foreach (var now in x.unbind(1))
        {
            var seen = AwdEncoder.WindowOf(layer) == 1 ? now : cat([now, before], 1);
            var gates = seen.matmul(weight).Plus(bias).chunk(3, 1);                              // z, f, o
            var forget = gates[1].sigmoid();
            c = (forget * gates[0].tanh()).Plus(c.Minus(forget * c));
            outputs.Add(gates[2].sigmoid() * c);
            before = now;
        }

        (_cell[layer], _lastInput[layer]) = (c.detach(), before.detach());
        return stack(outputs, 1);
    }
}
