namespace Kernels.Lstm;

/// <summary>Sizes of one pass through an LSTM layer.</summary>
/// <param name="Steps">T</param>
/// <param name="Batch">B</param>
/// <param name="Inputs">I</param>
/// <param name="Hidden">H</param>
internal readonly record struct LstmShape(int Steps, int Batch, int Inputs, int Hidden)
{
    /// <summary>4H: the gates i, f, g, o of each unit.</summary>
    public int Gates => 4 * Hidden;

    /// <summary>T B: the rows of all steps.</summary>
    public int Rows => Steps * Batch;
}
