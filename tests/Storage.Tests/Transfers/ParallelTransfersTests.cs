using Faults;
using Storage.Transfers;

namespace Storage.Tests.Transfers;

public sealed class ParallelTransfersTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Kept<TransferProgress> _progress = new();

    [Fact]
    public async Task What_came_of_each_is_told_in_their_order()
    {
        var transfers = Enumerable.Range(0, 20).Select(index => Of(1, async (_, token) =>
        {
            await Task.Delay((20 - index) % 3, token);
            return index;
        })).ToArray();

        (await ParallelTransfers.RunAsync(transfers, _progress)).Should().Equal(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task As_many_as_allowed_are_made_at_once_and_no_more()
    {
        var (underWay, most) = (0, 0);
        using var allAtWork = new Barrier(ParallelTransfers.AtOnce);
        var transfers = Enumerable.Range(0, ParallelTransfers.AtOnce * 3).Select(_ => Of(1, async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Run(() => allAtWork.SignalAndWait(Limit).Should().BeTrue());
            Interlocked.Decrement(ref underWay);
            return 0;
        })).ToArray();

        await ParallelTransfers.RunAsync(transfers, _progress);

        most.Should().Be(ParallelTransfers.AtOnce);
    }

    [Fact]
    public async Task Progress_is_of_all_together()
    {
        var first = new TaskCompletionSource();
        var transfers = new[]
        {
            Of(10, async (progress, _) =>
            {
                progress.Report(4);
                progress.Report(2);
                first.SetResult();
                await Task.Yield();
                return 0;
            }),
            Of(30, async (progress, _) =>
            {
                await first.Task;
                progress.Report(31);
                return 0;
            }),
            Of(60, async (_, _) =>
            {
                await first.Task;
                return 0;
            }),
        };

        await ParallelTransfers.RunAsync(transfers, _progress);

        _progress.Told.Take(2).Should().Equal(new TransferProgress(4, 100, 0, 3), new TransferProgress(2, 100, 0, 3));
        _progress.Told.Should().OnlyContain(told => told.Bytes <= 100);
        _progress.Told[^1].Should().Be(new TransferProgress(100, 100, 3, 3));
    }

    [Fact]
    public async Task A_failure_stops_what_is_under_way_and_begins_nothing_more()
    {
        var (stopped, begun) = (0, 0);
        var others = new CountdownEvent(ParallelTransfers.AtOnce - 1);
        var failing = Of(1, async (_, _) =>
        {
            await Task.Run(() => others.Wait(Limit).Should().BeTrue());
            throw new FaultException(FaultKind.Remote, "a.csv could not be copied.");
        });
        var waiting = Of(1, async (_, token) =>
        {
            others.Signal();
            try
            {
                await Task.Delay(Limit, token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref stopped);
                throw;
            }

            return 0;
        });
        var late = Of(1, (_, _) => Task.FromResult(Interlocked.Increment(ref begun)));
        Transfer<int>[] transfers = [failing, .. Enumerable.Repeat(waiting, ParallelTransfers.AtOnce - 1), .. Enumerable.Repeat(late, 5)];

        (await FluentActions.Awaiting(() => ParallelTransfers.RunAsync(transfers, _progress)).Should().ThrowAsync<FaultException>()
            .WithMessage("a.csv could not be copied.")).Which.Kind.Should().Be(FaultKind.Remote);

        stopped.Should().Be(ParallelTransfers.AtOnce - 1);
        begun.Should().Be(0);
    }

    [Fact]
    public async Task All_that_failed_at_once_are_named_and_what_they_share_once()
    {
        using var together = new Barrier(3);
        var transfers = new[] { "a.csv is not there.", "b.csv is not there.", "a.csv is not there." }.Select(reason => Of(1, async (_, _) =>
        {
            await Task.Run(() => together.SignalAndWait(Limit).Should().BeTrue());
            throw new FaultException(FaultKind.Data, reason);
        })).ToArray();

        var thrown = await FluentActions.Awaiting(() => ParallelTransfers.RunAsync(transfers, _progress)).Should().ThrowAsync<FaultException>();

        thrown.Which.Kind.Should().Be(FaultKind.Data);
        thrown.Which.Message.Split('\n').Should().BeEquivalentTo("a.csv is not there.", "b.csv is not there.");
    }

    [Fact]
    public async Task A_defect_stays_one()
    {
        var transfers = new[] { Of(1, (_, _) => throw new InvalidOperationException("defect")) };

        await FluentActions.Awaiting(() => ParallelTransfers.RunAsync(transfers, _progress)).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task The_caller_can_stop_all()
    {
        using var cancellation = new CancellationTokenSource();
        var transfers = new[]
        {
            Of(1, async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Limit, token);
                return 0;
            }),
        };

        await FluentActions.Awaiting(() => ParallelTransfers.RunAsync(transfers, _progress, cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    private static Transfer<int> Of(long size, Func<IProgress<long>, CancellationToken, Task<int>> run) => new(size, run);
}
