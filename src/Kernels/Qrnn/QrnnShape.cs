namespace Kernels.Qrnn;

/// <summary>Sizes of one pass through a quasi-recurrent layer.</summary>
/// <param name="Steps">T</param>
/// <param name="Batch">B</param>
/// <param name="Inputs">I</param>
/// <param name="Hidden">H</param>
/// <param name="Window">W: the number of inputs that each gate uses, 1 or 2.</param>
internal readonly record struct QrnnShape(int Steps, int Batch, int Inputs, int Hidden, int Window)
{
    /// <summary>3H: the gates z, f, o of each unit.</summary>
    public int Gates => 3 * Hidden;

    /// <summary>T B: the rows of all steps.</summary>
    public int Rows => Steps * Batch;

    /// <summary>W I: the columns of the weight.</summary>
    public int Columns => Window * Inputs;
}
