namespace Kernels.Lstm;

/// <summary>Recurrent weights of an LSTM, packed once for many passes.</summary>
internal unsafe interface IReadingRecurrence : IDisposable
{
    /// <summary>Computes h_t and c_t of each step.</summary>
    /// <param name="gates">On entry the contribution of inputs and biases; the content afterwards is undefined. // (T, B, 4H)</param>
    /// <param name="hidden">h_{-1} // (B, H)</param>
    /// <param name="cells">On entry c_{-1} in the first row. // (T + 1, B, H)</param>
    /// <param name="outputs">(T, B, H)</param>
    void Forward(LstmShape shape, float* gates, float* hidden, float* cells, float* outputs);
}
