using System.Text.Json;
using EndToEnd.Tests.Running;
using FakeCloud.Buckets;

namespace EndToEnd.Tests;

public sealed class PredictTests(Workshop workshop)
{
    private const string Emulator = "STORAGE_EMULATOR_HOST";

    [Fact]
    public void A_table_of_texts_comes_back_with_labels_and_probabilities()
    {
        workshop.MustRun("--target=Submit");
        var input = Path.Combine(workshop.Folder, "texts.csv");
        File.WriteAllText(input, "id;text\n7;the parcel is late\n8;\n9;\"a lovely; \"\"great\"\" box\"\n");

        var result = workshop.MustRun("--target=Predict", $"--input={input}");

        Snapshot.Match(workshop.Neutral(result.OutputOf("Predict")), "EndToEnd.Tests/Snapshots/predict.txt");
        result.Errors.Should().MatchRegex(@"^device: cpu \(.+\)\n.+/predictions\.csv: 3 rows, [0-9.]+ rows/s\n$");
        var rows = File.ReadAllLines(workshop.PathOf("predictions.csv")).Select(line => line.Split(';')).ToArray();
        string.Join(';', rows[0]).Should().StartWith("id;text;labels;probability_billing;probability_delivery;probability_");
        rows[1..].Select(row => row[0]).Should().Equal("7", "8", "9");
        File.ReadAllText(workshop.PathOf("predictions.csv")).Should().Contain("\n9;\"a lovely; \"\"great\"\" box\";");
    }

    [Fact]
    public void A_text_of_the_command_line_is_answered_on_the_terminal()
    {
        workshop.MustRun("--target=Submit");
        var model = $"{workshop.BucketPath}/models/{workshop.Name}.model.zip";

        var result = workshop.MustRun("--target=Predict", $"--model={model}", "--text=the parcel is late", "--text=it's  fine");

        var answers = result.OutputOf("Predict").Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        answers.Should().HaveCount(2);
        answers[0].GetProperty("probabilities").GetProperty("delivery").GetDouble().Should().BeInRange(0, 1);
    }

    [Fact]
    public async Task The_model_is_fetched_from_a_bucket_in_the_cloud()
    {
        workshop.MustRun("--target=Submit");
        await using var server = await FakeStorage.StartAsync("my-bucket");
        var name = $"models/{workshop.Name}.model.zip";
        await server.PutAsync("my-bucket", $"team/{name}", File.ReadAllBytes($"{workshop.BucketPath}/{name}"));
        var input = Path.Combine(workshop.Folder, "texts.txt");
        File.WriteAllText(input, "the parcel is late\n\n");
        var output = Path.Combine(workshop.Folder, "answers", "out.jsonl");
        Environment.SetEnvironmentVariable(Emulator, server.Address.Authority);
        try
        {
            var result = workshop.MustRun(
                "--target=Predict", "--set=storage.bucket=gs://my-bucket/team", $"--input={input}", $"--output={output}");

            result.OutputOf("Predict").Should().Be($"Predict: the predictions are in {output}.");
            File.ReadAllLines(output).Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("{\"labels\":["));
            File.Exists(workshop.PathOf("fetched", Path.GetFileName(name))).Should().BeTrue();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Emulator, null);
        }
    }

    [Fact]
    public void A_broken_row_is_named_and_nothing_is_written()
    {
        workshop.MustRun("--target=Submit");
        var input = Path.Combine(workshop.Folder, "broken.csv");
        File.WriteAllText(input, "text,n\none,1\ntwo\n");
        var output = Path.Combine(workshop.Folder, "broken-out.csv");

        var result = workshop.Run("--target=Predict", $"--input={input}", $"--output={output}");

        result.ExitCode.Should().Be(3);
        result.Errors.Should().Contain(
            $"{input}:3: the row has 1 cell, the header 2. Put texts that contain the separator or a line end in quotes.\n");
        File.Exists(output).Should().BeFalse();
    }

    [Fact]
    public void There_must_be_something_to_predict()
    {
        var result = workshop.Run("--target=Predict");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain("Error: Predict: there is nothing to predict. Add --input=texts.csv, or --text=\"A text.\"\n");
    }

    [Fact]
    public void There_is_no_prediction_before_anything_was_trained()
    {
        using var other = new Workshop();

        var result = other.Run("--target=Predict", "--text=one");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain(
            $"Error: Predict: {other.BucketPath} has no models/{other.Name}.model.zip. Train first: ./build.sh --target=Submit --pipeline={other.PipelinePath}\n");
    }
}
