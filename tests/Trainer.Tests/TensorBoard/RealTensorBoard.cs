namespace Trainer.Tests.TensorBoard;

/// <summary>The TensorBoard of the installed Python. Without it, the test is skipped.</summary>
public sealed class RealTensorBoard() : RealPython("tensorboard")
{
    /// <returns>The output of <c>read_scalars.py</c>.</returns>
    public string Run(string folder) => RunScript("Trainer.Tests/TensorBoard/read_scalars.py", folder);
}
