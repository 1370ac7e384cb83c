namespace Kernels.Lstm;

/// <summary>An LSTM's recurrent weights, packed once for many passes.</summary>
public unsafe interface IReadingRecurrence : IDisposable
{
    /// <summary>h_t and c_t of every step.</summary>
    /// <param name="gates">Taken as what the inputs and biases contribute, left holding anything. // (T, B, 4H)</param>
    /// <param name="hidden">h_{-1} // (B, H)</param>
    /// <param name="cells">Taken with c_{-1} in front. // (T + 1, B, H)</param>
    /// <param name="outputs">(T, B, H)</param>
    void Forward(LstmShape shape, float* gates, float* hidden, float* cells, float* outputs);
}
