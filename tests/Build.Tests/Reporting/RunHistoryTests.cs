using Build.Reporting;
using Build.Tests.Cloud;
using FakeCloud.Buckets;
using Faults;
using Runs;
using Runs.Tests;
using Storage;
using Storage.Locations;

namespace Build.Tests.Reporting;

public sealed class RunHistoryTests : IDisposable
{
    private const string Newest = "models/messages.run.json", Kept = "models/runs/messages/";

    private readonly TempFolder _folder = new();

    private string BucketFolder => _folder.PathOf("bucket");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_run_has_no_record_and_nothing_is_kept()
    {
        (await History().KeepNewestAsync()).Should().BeNull();
        (await History().EarlierAsync(Run(1), 5, Fail)).Should().BeEmpty();

        Directory.Exists(BucketFolder).Should().BeFalse();
    }

    [Fact]
    public async Task The_same_record_is_kept_once_whoever_keeps_it()
    {
        WriteNewest(Run(1));

        await History().KeepNewestAsync();
        await History("another machine").KeepNewestAsync();

        Objects().Should().HaveCount(1);
        Objects().Single().Should().MatchRegex(@"^20261101T091240Z-[0-9a-f]{8}\.run\.json$");
    }

    [Fact]
    public async Task Earlier_runs_are_the_newest_others_the_newest_first()
    {
        foreach (var day in Enumerable.Range(1, 8))
            await TrainAsync(Run(day));

        var earlier = await History("another machine").EarlierAsync(Run(8), 5, Fail);

        earlier.Select(run => run.Environment.Started.Day).Should().Equal(7, 6, 5, 4, 3);
        earlier[0].Should().BeEquivalentTo(Run(7));
    }

    [Fact]
    public async Task Runs_that_began_in_the_same_second_are_both_kept()
    {
        await TrainAsync(Run(1));
        await TrainAsync(new SampleRun("delivery") { Seed = 9, Started = Run(1).Environment.Started }.Build());

        Objects().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_copy_that_is_no_record_is_told_and_passed_over()
    {
        foreach (var day in Enumerable.Range(1, 3))
            await TrainAsync(Run(day));
        File.WriteAllText(Path.Combine(BucketFolder, Kept, "20261102T101010Z-00000000.run.json"), "{");
        File.WriteAllText(Path.Combine(BucketFolder, Kept, "notes.txt"), "mine");
        var told = new List<string>();

        var earlier = await History("another machine").EarlierAsync(Run(3), 5, fault => told.Add(fault.Message));

        earlier.Should().HaveCount(2);
        told.Should().ContainSingle().Which.Should().Contain("20261102T101010Z-00000000.run.json: not the record of a training run");
    }

    [Fact]
    public async Task A_newest_record_that_is_none_is_a_mistake_and_is_not_kept()
    {
        File.WriteAllText(Prepared(Newest), "{}");

        var act = () => History().KeepNewestAsync();

        (await act.Should().ThrowAsync<FaultException>()).Which.Kind.Should().Be(FaultKind.Data);
        Objects().Should().BeEmpty();
    }

    [Fact]
    public async Task A_bucket_that_refuses_is_told()
    {
        var history = new RunHistory(new RefusingStore(StorageProblem.Denied), Newest, Kept, _folder.Path);

        var act = history.KeepNewestAsync;

        await act.Should().ThrowAsync<StorageException>().WithMessage("refused");
    }

    [Fact]
    public async Task A_bucket_in_the_cloud_keeps_them_as_well()
    {
        await using var server = await FakeStorage.StartAsync("my-bucket");
        Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", server.Address.Authority);
        try
        {
            var bucket = ObjectStores.Open("gs://my-bucket/team");
            var history = new RunHistory(bucket, Newest, Kept, _folder.PathOf("cloud"));
            foreach (var day in new[] { 1, 2 })
            {
                RunRecordFile.Write(_folder.PathOf("run.json"), Run(day));
                await bucket.UploadAsync(_folder.PathOf("run.json"), Newest);
                await history.KeepNewestAsync();
            }

            (await history.EarlierAsync(Run(2), 5, Fail)).Should().ContainSingle().Which.Should().BeEquivalentTo(Run(1));
        }
        finally
        {
            Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", null);
        }
    }

    private static RunRecord Run(int day) => new SampleRun("delivery") { Seed = day, Started = new(2026, 11, day, 9, 12, 40, TimeSpan.Zero) }.Build();

    private static void Fail(FaultException fault) => Assert.Fail(fault.Message);

    private RunHistory History(string machine = "this machine") =>
        new(ObjectStores.Open(BucketFolder), Newest, Kept, _folder.PathOf(machine));

    private async Task TrainAsync(RunRecord run)
    {
        WriteNewest(run);
        await History().KeepNewestAsync();
    }

    private void WriteNewest(RunRecord run) => RunRecordFile.Write(Prepared(Newest), run);

    private string Prepared(string name)
    {
        var path = Path.Combine(BucketFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private IEnumerable<string> Objects()
    {
        var folder = Path.Combine(BucketFolder, Kept);
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Select(file => Path.GetFileName(file)) : [];
    }
}
