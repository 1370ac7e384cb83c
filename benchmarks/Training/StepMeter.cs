using System.Diagnostics;
using System.Globalization;
using Ulmfit.Training.Progress;

namespace Training.Benchmarks;

/// <summary>Gives a learner the next batches when steps are asked for, and tells how long one takes.</summary>
/// <param name="stepsAtOnce">A command asks for so many, and the learner reports so many together.</param>
internal sealed class StepMeter(int stepsAtOnce, TextReader commands, TextWriter answers) : ITrainingProgress
{
    private readonly Stopwatch _clock = new();
    private TimeSpan _processor;
    private int _done;

    /// <summary>The batches of one epoch after another; making one is part of its step.</summary>
    /// <exception cref="OperationCanceledException">No more steps are asked for: the learner's own way of being stopped.</exception>
    public IEnumerable<TBatch> OnCommand<TBatch>(Func<IEnumerable<TBatch>> epoch)
    {
        using var batches = Endless(epoch).GetEnumerator();
        while (commands.ReadLine() == Commands.Step)
        {
            _clock.Restart();
            _processor = Environment.CpuUsage.TotalTime;
            for (var step = 0; step < stepsAtOnce; step++)
            {
                batches.MoveNext();
                yield return batches.Current;
            }
        }

        throw new OperationCanceledException();
    }

    /// <summary>One epoch after another.</summary>
    public static IEnumerable<TBatch> Endless<TBatch>(Func<IEnumerable<TBatch>> epoch)
    {
        while (true)
        {
            foreach (var batch in epoch())
                yield return batch;
        }
    }

    public void RunPlanned(IReadOnlyList<StagePlan> stages)
    {
    }

    public void StageStarted(StageStart stage) => Answer(Commands.Ready);

    public void StepDone(StepReport step)
    {
        if (++_done % stepsAtOnce != 0)
            return;
        var (elapsed, processor) = (_clock.Elapsed / stepsAtOnce, (Environment.CpuUsage.TotalTime - _processor) / stepsAtOnce);
        Answer(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:R} {processor.TotalSeconds:R} {step.Loss:R}"));
    }

    public void EpochDone(EpochReport epoch) => throw new UnreachableException();

    public void LearningRateFound(LearningRateFound found) => throw new UnreachableException();

    private void Answer(string line)
    {
        answers.WriteLine(line);
        answers.Flush();
    }
}
