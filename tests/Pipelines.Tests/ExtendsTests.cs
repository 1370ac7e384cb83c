using Settings;

namespace Pipelines.Tests;

public sealed class ExtendsTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Maps_merge_key_by_key_and_the_nearer_file_wins()
    {
        _folder.Write("common.yaml", "language: en\ntraining: { epochs: 3, batchSize: 32 }\nsubmit: { scheduling: { timeout: 60s } }\n");
        _folder.Write("main.yaml", "extends: common.yaml\n" + "dataset: { path: data.csv, labels: [a] }\n"
            + "training: { epochs: 5 }\nsubmit: { scheduling: { strategy: SPOT } }\n");

        var settings = _folder.Load("main.yaml");

        settings.Training.Should().Be(new TrainingSettings { Epochs = 5, BatchSize = 32 });
        settings.Submit.Scheduling.Should().Be(new SchedulingSettings { Timeout = "60s", Strategy = SchedulingStrategy.Spot });
    }

    [Fact]
    public void Lists_are_replaced_whole()
    {
        _folder.Write("common.yaml", PipelineFolder.Minimal);
        _folder.Write("main.yaml", "extends: common.yaml\ndataset: { labels: [praise] }\n");

        _folder.Load("main.yaml").Dataset.Labels.Should().Equal("praise");
    }

    [Fact]
    public void Nothing_in_the_nearer_file_takes_back_what_the_farther_one_set()
    {
        _folder.Write("common.yaml", PipelineFolder.Minimal + "image: { uri: trainer }\ntraining: { threads: 4 }\n");
        _folder.Write("main.yaml", "extends: common.yaml\nimage:\ntraining: { threads: }\n");

        var settings = _folder.Load("main.yaml");

        settings.Image.Should().BeNull();
        settings.Training.Threads.Should().BeNull();
    }

    [Fact]
    public void Of_a_list_the_later_file_wins_and_this_one_over_both()
    {
        _folder.Write("one.yaml", PipelineFolder.Minimal + "training: { epochs: 1, batchSize: 10, seed: 1 }\n");
        _folder.Write("two.yaml", "training: { epochs: 2, batchSize: 20 }\n");
        _folder.Write("main.yaml", "extends: [one.yaml, two.yaml]\ntraining: { epochs: 3 }\n");

        _folder.Load("main.yaml").Training.Should().Be(new TrainingSettings { Epochs = 3, BatchSize = 20, Seed = 1 });
    }

    [Fact]
    public void Names_count_from_the_file_that_names_them_and_may_hold_variables()
    {
        _folder.Environment["LAYER"] = "deep";
        _folder.Write("base/deep/root.yaml", PipelineFolder.Minimal);
        _folder.Write("base/common.yaml", "extends: ${LAYER}/root.yaml\n");
        _folder.Write("pipelines/main.yaml", "extends: ../base/common.yaml\n");

        _folder.Load("pipelines/main.yaml").Language.Should().Be(Language.En);
    }

    [Fact]
    public void A_file_reached_twice_is_no_circle_and_its_mistakes_are_told_once()
    {
        _folder.Write("root.yaml", PipelineFolder.Minimal + "trainig: {}\n");
        _folder.Write("left.yaml", "extends: root.yaml\n");
        _folder.Write("right.yaml", "extends: root.yaml\n");
        _folder.Write("main.yaml", "extends: [left.yaml, right.yaml]\n");

        _folder.MistakesOf("main.yaml").Should().Equal("root.yaml:3:1: trainig: unknown key. Did you mean training?");
    }

    [Fact]
    public void A_variable_in_a_value_that_is_replaced_need_not_be_set()
    {
        _folder.Write("common.yaml", PipelineFolder.Minimal + "storage: { bucket: \"gs://${BUCKET_NAME}\" }\n");
        _folder.Write("main.yaml", "extends: common.yaml\nstorage: { bucket: here }\n");

        _folder.Load("main.yaml").Storage.Bucket.Should().Be("here");
    }

    [Fact]
    public void A_mistake_is_shown_in_the_file_it_was_made_in()
    {
        _folder.Write("shared/common.yaml", "language: en\ntraining: { epochs: many }\n");
        _folder.Write("main.yaml", "extends: shared/common.yaml\ndataset: { path: data.csv, labels: [other] }\n");

        _folder.MistakesOf("main.yaml").Should().Equal(
            "main.yaml:2:37: dataset.labels: \"other\" is also otherLabel, the label of texts without one. Choose another otherLabel",
            "shared/common.yaml:2:21: training.epochs: expected a whole number, got \"many\". Try: epochs: 8");
    }

    [Fact]
    public void A_chain_without_end_in_sight_is_refused()
    {
        for (var i = 0; i < 20; i++)
            _folder.Write($"file{i}.yaml", $"extends: file{i + 1}.yaml\n");

        _folder.MistakesOf("file0.yaml").Should().Equal("file16.yaml:1:10: extends: a chain of more than 16 files. Merge some of them");
    }

    [Theory]
    [InlineData("extends: []", "1:10: extends: expected a file name or a list of them, got an empty list. Try: extends: common.yaml")]
    [InlineData("extends: [[a]]", "1:11: extends: expected a file name or a list of them, got a list. Try: extends: common.yaml")]
    [InlineData("extends:", "1:9: extends: expected a file name or a list of them, got nothing. Try: extends: common.yaml")]
    [InlineData("extends: far/away.yaml", "1:10: extends: there is no file far/away.yaml. The path counts from the file that names it")]
    [InlineData("extends: \"a\\0b\"", "1:10: extends: there is no file a\uFFFDb. The path counts from the file that names it")]
    public void A_name_of_another_kind_is_refused(string line, string mistake)
    {
        _folder.Write("main.yaml", line + "\n");

        _folder.MistakesOf("main.yaml").Should().Equal("main.yaml:" + mistake);
    }
}
