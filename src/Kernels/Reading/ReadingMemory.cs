using Kernels.Arithmetic;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Kernels.Reading;

/// <summary>
/// What the layers of a network need in between while it only reads. They run one after another and share it, so that its pages are not
/// asked of the system anew at every call.
/// </summary>
public sealed unsafe class ReadingMemory : IDisposable
{
    /// <summary>Rows whose gates are there at a time: they are still in the last-level cache when the recurrence comes to them.</summary>
    private const int BlockRows = 512;

    private readonly NativeBuffer _gates = new(), _cells = new();

    /// <summary>Some steps of a layer, all of whose gates and cells fit.</summary>
    /// <param name="start">The first one.</param>
    /// <param name="count">Of the steps.</param>
    /// <param name="gates">Hold anything. // (count, B, G)</param>
    /// <param name="cells">Those before the first step in front, to be filled by the others. // (count + 1, B, H)</param>
    public delegate void Block(int start, int count, float* gates, float* cells);

    /// <summary>Runs a layer block by block.</summary>
    /// <param name="steps">T</param>
    /// <param name="batch">B</param>
    /// <param name="units">H</param>
    /// <param name="gates">G: of a row.</param>
    /// <param name="cell">Before the first step. // (1, B, H)</param>
    /// <returns>The cells after the last step. // (1, B, H)</returns>
    public Tensor Read(int steps, int batch, int units, int gates, Tensor cell, Block block)
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
