namespace Trainer.Tests.TensorBoard;

/// <summary>The TensorBoard of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealTensorBoard() : RealPython("tensorboard")
{
    /// <returns>What <c>read_scalars.py</c> prints.</returns>
    public string Run(string folder) => RunScript("Trainer.Tests/TensorBoard/read_scalars.py", folder);
}
