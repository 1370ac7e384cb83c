using Storage.Folders;
using Trainer.TensorBoard;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.TensorBoard;

public sealed class RealTensorBoardTests(RealTensorBoard tensorBoard) : IClassFixture<RealTensorBoard>
{
    [Fact]
    public void TensorBoard_reads_what_was_written()
    {
        using var folder = new TempFolder();
        var scalars = new ScalarLog(
            new EventFolder(new FolderObjectStore(folder.Path), TimeProvider.System, TextWriter.Null),
            TimeProvider.System,
            new RecordedProgress());

        scalars.StageStarted(new("classifier, frozen", 1, 2));
        scalars.StepDone(new("classifier, frozen", 1, 2, 0.5f, 0.125));
        scalars.StepDone(new("classifier, frozen", 2, 2, 0.25f, 0.0625));
        scalars.EpochDone(new("classifier, frozen", 1, 1, 0.25, 0.75, new Dictionary<string, double>(), true));

        tensorBoard.Run(folder.Path).Should().Be(
            """
            classifier, frozen/learning_rate	1	0.125
            classifier, frozen/learning_rate	2	0.0625
            classifier, frozen/loss	1	0.5
            classifier, frozen/loss	2	0.25
            classifier, frozen/train_loss	2	0.25
            classifier, frozen/valid_loss	2	0.75

            """);
    }
}
