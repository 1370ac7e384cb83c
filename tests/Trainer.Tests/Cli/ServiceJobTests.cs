using System.Text;
using System.Text.Json.Nodes;
using FakeCloud.Buckets;
using Trainer.Tests.Training;

namespace Trainer.Tests.Cli;

/// <summary>The trainer in the environment of a Vertex AI job, with a bucket in a fake of Cloud Storage.</summary>
public sealed class ServiceJobTests
{
    private const string Bucket = "my-bucket";

    private static readonly string[] Arguments =
    [
        $"--bucket-name={Bucket}", "--pretrained=none", "--label-list=good,bad", "--epochs=3", "--batch-size=8", "--embedding-size=6",
        "--hidden-size=8", "--layers=2", "--bptt=8", "--min-frequency=1", "--threads=1",
    ];

    [Fact]
    public async Task A_job_that_is_preempted_goes_on_from_the_bucket_and_fills_the_folders_of_the_service()
    {
        await using var storage = await FakeStorage.StartAsync(Bucket);
        await storage.PutAsync(Bucket, "pretrained/fr/labelled_dataset.csv", Encoding.UTF8.GetBytes(TinyTraining.OneHot(150)));

        using (var preempted = Start(storage))
        {
            (await preempted.ReadUntilAsync("{\"severity\":\"INFO\",\"message\":\"classifier, frozen: 3 epochs")).Should().BeTrue();
            preempted.Signal("TERM");
            var (exitCode, errors) = await preempted.EndUnheardAsync();
            exitCode.Should().Be(143);
            JsonNode.Parse(errors)!["message"]!.GetValue<string>().Should().MatchRegex(
                $"^Trainer: interrupted\\. A checkpoint is in gs://{Bucket}/out/checkpoints/model.zip/[0-9a-f]{{12}}: run the same command to ");
        }

        (await ListAsync(storage, "out/checkpoints/")).Should().HaveCount(3, "of the last two checkpoints and what they are of");

        using var again = Start(storage);
        (await again.ReadUntilAsync($"{{\"severity\":\"INFO\",\"message\":\"resuming from the checkpoint in gs://{Bucket}/out/checkpoints/model.zip/"))
            .Should().BeTrue();
        (await again.EndUnheardAsync()).Should().Be((0, ""));

        var model = storage.Find(Bucket, "model/model.zip");
        model.Should().NotBeNull();
        storage.Find(Bucket, "out/model/model.zip")!.Checksum.Should().Be(model!.Checksum);
        storage.Find(Bucket, "out/model/scores.json")!.Checksum.Should().Be(storage.Find(Bucket, "model/scores.json")!.Checksum);
        (await ListAsync(storage, "out/logs/")).Should().NotBeEmpty().And.OnlyContain(name => name.StartsWith("out/logs/events.out.tfevents."));
        (await ListAsync(storage, "out/checkpoints/")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_one_record_and_no_reason_to_try_again()
    {
        await using var storage = await FakeStorage.StartAsync();
        using var process = Start(storage);

        var (exitCode, errors) = await process.EndUnheardAsync();

        exitCode.Should().Be(5);
        var record = JsonNode.Parse(errors)!;
        record["severity"]!.GetValue<string>().Should().Be("ERROR");
        record["message"]!.GetValue<string>().Should().StartWith($"gs://{Bucket}: there is no such bucket.");
    }

    private static TrainerProcess Start(FakeStorage storage) => new(
        new Dictionary<string, string>
        {
            ["STORAGE_EMULATOR_HOST"] = storage.Address.Authority,
            ["CLOUD_ML_JOB_ID"] = "1234",
            ["AIP_MODEL_DIR"] = $"gs://{Bucket}/out/model/",
            ["AIP_CHECKPOINT_DIR"] = $"gs://{Bucket}/out/checkpoints/",
            ["AIP_TENSORBOARD_LOG_DIR"] = $"gs://{Bucket}/out/logs/",
        },
        Arguments);

    private static async Task<string[]> ListAsync(FakeStorage storage, string prefix)
    {
        using var http = new HttpClient();
        var list = await http.GetStringAsync(
            $"{storage.Address}storage/v1/b/{Bucket}/o?prefix={prefix}", TestContext.Current.CancellationToken);
        return [.. (JsonNode.Parse(list)!["items"]?.AsArray() ?? []).Select(item => item!["name"]!.GetValue<string>())];
    }
}
