using Kernels.Arithmetic;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// Intermediate memory of a network's layers during inference. The layers run in sequence and share it, so that its pages are not allocated
/// again at each call.
/// </summary>
public sealed unsafe class ReadingMemory : IDisposable
{
    /// <summary>
    /// Number of rows whose gates are in memory at a time, so that they are still in the last-level cache when the recurrence reads them.
    /// </summary>
    private const int BlockRows = 512;

    private readonly NativeBuffer _gates = new(), _cells = new();

    /// <summary>Processes consecutive steps of a layer, whose gates and cells fit into memory together.</summary>
    /// <param name="start">Index of the first step.</param>
    /// <param name="count">Number of steps.</param>
    /// <param name="gates">Memory for the gates, with undefined content. // (count, B, G)</param>
    /// <param name="cells">
    /// Cells: the first row holds those before the first step; the callback fills the others. // (count + 1, B, H)
    /// </param>
    internal delegate void Block(int start, int count, float* gates, float* cells);

    /// <summary>Runs a layer block by block.</summary>
    /// <param name="steps">T</param>
    /// <param name="batch">B</param>
    /// <param name="units">H</param>
    /// <param name="gates">G: the number of gates in a row.</param>
    /// <param name="cell">Cells before the first step. // (1, B, H)</param>
    /// <param name="block">Callback that processes a block.</param>
    /// <returns>The cells after the last step. // (1, B, H)</returns>
    internal Tensor Read(int steps, int batch, int units, int gates, Tensor cell, Block block)
    {
        var most = Math.Clamp(BlockRows / batch, 1, steps);
        var size = batch * units;
        var gatesOfBlock = _gates.Of((long)most * batch * gates);
        var cells = _cells.Of((most + 1L) * size);
        cell = cell.contiguous();
        Elementwise.Copy(cell.Floats(), cells, size);
        for (var start = 0; start < steps; start += most)
        {
            var count = Math.Min(most, steps - start);
            block(start, count, gatesOfBlock, cells);
            Elementwise.Copy(cells + (long)count * size, cells, size);
        }

        var last = empty([1, batch, units], cell.dtype, cell.device);
        Elementwise.Copy(cells, last.Floats(), size);
        return last;
    }

    public void Dispose()
    {
        _gates.Dispose();
        _cells.Dispose();
    }
}
