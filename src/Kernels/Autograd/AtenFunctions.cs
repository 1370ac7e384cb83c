using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>Functions of libtorch that TorchSharp does not expose, called through TorchScript and compiled once per process.</summary>
internal static class AtenFunctions
{
    // The train flag is a constant in each function because cuDNN computes no gradient of an LSTM that ran with train=False. cuDNN requires
    // the four weights in one memory block, in this order: otherwise it copies them itself and writes a warning to standard error at each
    // call.
    private const string Script = """
        def embedding(weight: Tensor, ids: Tensor, padding_idx: int) -> Tensor:
            return torch.embedding(weight, ids, padding_idx, False, False)

        def lstm_train(x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor):
            return torch.lstm(x, [h, c], [w_ih, w_hh, b_ih, b_hh], True, 1, 0.0, True, False, True)

        def lstm_eval(x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor):
            return torch.lstm(x, [h, c], [w_ih, w_hh, b_ih, b_hh], True, 1, 0.0, False, False, True)

        def one_chunk(w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor) -> List[Tensor]:
            chunk = torch.cat([w_ih.flatten(), w_hh.flatten(), b_ih, b_hh])
            parts = torch.split_with_sizes(chunk, [w_ih.numel(), w_hh.numel(), b_ih.numel(), b_hh.numel()])
            return [parts[0].view(w_ih.size()), parts[1].view(w_hh.size()), parts[2], parts[3]]

        def lstm_chunk_train(x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor):
            return torch.lstm(x, [h, c], one_chunk(w_ih, w_hh, b_ih, b_hh), True, 1, 0.0, True, False, True)

        def lstm_chunk_eval(x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor):
            return torch.lstm(x, [h, c], one_chunk(w_ih, w_hh, b_ih, b_hh), True, 1, 0.0, False, False, True)

        """;

    private static readonly Lazy<jit.CompilationUnit> Unit = new(() => jit.compile(Script));

    /// <summary>Looks up rows of <paramref name="weight"/>; the padding row gets no gradient.</summary>
    public static Tensor Embedding(Tensor weight, Tensor ids, long paddingIndex) => // (V, E), (B, T) -> (B, T, E)
        (Tensor)Unit.Value.invoke("embedding", weight, ids, checked((int)paddingIndex)); // a long would become a Scalar that is not held

    /// <summary>Runs one LSTM layer, batch first. The weights need not be leaves: gradients propagate to their inputs.</summary>
    /// <returns>The outputs (B, T, H), the last hidden state (1, B, H) and the last cell state (1, B, H).</returns>
    public static (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(
        Tensor x, Tensor h, Tensor c, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh, bool training) =>
        Lstm(x, h, c, weightIh, weightHh, biasIh, biasHh, training, inOneChunk: x.device_type == DeviceType.CUDA);

    /// <param name="inOneChunk">Whether to copy the weights into one memory block first. The results are bit-identical.</param>
    internal static (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(
        Tensor x, Tensor h, Tensor c, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh, bool training, bool inOneChunk)
    {
        var function = $"lstm_{(inOneChunk ? "chunk_" : "")}{(training ? "train" : "eval")}";
        return (ValueTuple<Tensor, Tensor, Tensor>)Unit.Value.invoke(function, x, h, c, weightIh, weightHh, biasIh, biasHh);
    }
}
