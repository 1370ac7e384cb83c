using Pipelines.Loading;
using Settings;

namespace Pipelines.Tests;

public sealed class PipelineFileTests : IDisposable
{
    private readonly PipelineFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_required_keys_make_a_pipeline_and_all_else_has_a_default()
    {
        var settings = _folder.LoadText("");

        settings.Name.Should().Be("main");
        settings.Language.Should().Be(Language.En);
        settings.Task.Should().Be(ClassificationTask.Multilabel);
        settings.Dataset.Labels.Should().Equal("delivery", "billing");
        settings.Dataset.Separator.Should().Be(Separator.Auto);
        settings.Split.Should().Be(new SplitSettings { Test = 0.25, Validation = 0.2, Seed = 42 });
        settings.Training.Should().Be(new TrainingSettings());
        settings.Pretrained.Source.Should().Be(PretrainedSettings.None);
        settings.Storage.Bucket.Should().Be("artifacts/bucket");
        settings.Image.Should().BeNull();
        settings.Submit.Service.Should().Be(SubmitService.Local);
        settings.Submit.Env.Should().BeEmpty();
    }

    [Fact]
    public void Every_setting_can_be_written()
    {
        var settings = PipelineFile.Load("Whole/everything.yaml", [], _ => null, Repository.PathOf("tests", "Pipelines.Tests"));

        Snapshot.Match(SettingsHash.CanonicalJson(settings).Replace(",\"", ",\n\"") + "\n", "Pipelines.Tests/Snapshots/everything.json");
    }

    [Fact]
    public void The_pipeline_of_the_tutorial_reads_its_variables()
    {
        _folder.Environment["BUCKET_NAME"] = "my-bucket";
        _folder.Environment["PROJECT_ID"] = "my-project";
        _folder.Environment["REGION"] = "us-central1";
        _folder.Environment["IMAGE_URI"] = "gcr.io/my-project/trainer:tag";
        _folder.Environment["MODEL_DIR"] = "out/model";
        _folder.Environment["JOB_NAME"] = "job_1";

        var settings = PipelineFile.Load(
            "Whole/tutorial.yaml", [], _folder.Environment.GetValueOrDefault, Repository.PathOf("tests", "Pipelines.Tests"));

        settings.Dataset.Path.Should().Be("gs://my-bucket/pretrained/fr/labelled_dataset.csv");
        settings.Storage.Should().Be(new StorageSettings { Bucket = "gs://my-bucket", ModelDir = "out/model" });
        settings.Image!.Uri.Should().Be("gcr.io/my-project/trainer:tag");
        settings.Submit.DisplayName.Should().Be("job_1");
    }

    [Fact]
    public void A_file_of_a_few_lines_on_top_of_a_common_one_describes_a_cloud_job()
    {
        _folder.Write("common.yaml", "submit: { project: my-project }\n");
        _folder.Write("fr.yaml", """
            extends: common.yaml                # maps merge, the nearer file wins
            language: fr                        # en | fr | ko | ja | zh
            dataset:
              path: gs://${BUCKET_NAME}/pretrained/fr/labelled_dataset.csv      # or a path
              textColumn: text
              labels: [categ1, categ2]
              labelDelimiter: ","
              otherLabel: other
            split: { test: 0.25, validation: 0.2, seed: 42 }
            pretrained: { source: gs://${BUCKET_NAME}/pretrained/fr, direction: forward }   # none = from scratch
            training: { epochs: 8, batchSize: 16, dropMult: 0.3, monitor: valid_loss, predictionThreshold: 0.3 }
            storage: { bucket: gs://${BUCKET_NAME}, modelDir: models }          # or a folder
            image: { uri: "${IMAGE_URI}" }
            smokeTest: { epochs: 1, rows: 200, device: auto }
            submit:
              service: vertexAi
              region: "${REGION}"
              machineType: n1-standard-8
              acceleratorType: NVIDIA_TESLA_T4
              acceleratorCount: 1
            """);
        _folder.Environment["BUCKET_NAME"] = "my-bucket";
        _folder.Environment["REGION"] = "us-central1";
        _folder.Environment["IMAGE_URI"] = "gcr.io/my-project/trainer:1";

        var settings = _folder.Load("fr.yaml");

        settings.Pretrained.Source.Should().Be("gs://my-bucket/pretrained/fr");
        settings.Storage.Bucket.Should().Be("gs://my-bucket");
        settings.Submit.Should().BeEquivalentTo(new { Project = "my-project", Region = "us-central1", AcceleratorCount = 1 });
    }

    [Theory]
    [InlineData("region: us-central1", "us-central1")]
    [InlineData("regions: [us-central1, us-east1]", "us-central1", "us-east1")]
    public void One_region_or_a_list_of_them_is_tried_in_order(string given, params string[] regions)
    {
        var submit = _folder.LoadText(
            "image: { uri: trainer }\nstorage: { bucket: gs://my-bucket }\n"
            + $"submit: {{ service: vertexAi, project: my-project, machineType: n1-standard-8, {given} }}").Submit;

        submit.AllRegions.Should().Equal(regions);
    }

    [Fact]
    public void A_nearer_file_replaces_the_region_by_several()
    {
        _folder.Write("common.yaml", "submit: { service: vertexAi, project: my-project, machineType: n1-standard-8, region: europe-west4 }\n");

        var submit = _folder.LoadText(
            "extends: common.yaml\nimage: { uri: trainer }\nstorage: { bucket: gs://my-bucket }\nsubmit: { region: , regions: [us-east1] }").Submit;

        submit.AllRegions.Should().Equal("us-east1");
    }

    [Fact]
    public void A_job_on_this_machine_has_no_region() => _folder.LoadText("").Submit.AllRegions.Should().BeEmpty();

    [Fact]
    public void A_command_may_say_the_same_word_twice() =>
        _folder.LoadText("notify: { command: [tell, -v, -v] }").Notify!.Command.Should().Equal("tell", "-v", "-v");

    [Fact]
    public void The_quickstart_needs_no_environment()
    {
        var quickstart = PipelineFile.Load("pipelines/quickstart.yaml", [], _ => null, Repository.Root);

        quickstart.Submit.Service.Should().Be(SubmitService.Local);
        quickstart.Image.Should().BeNull();
    }

    [Theory]
    [InlineData("+8", 8)]
    [InlineData("008", 8)]
    [InlineData("1000", 1000)]
    public void Whole_numbers_may_be_written_as_yaml_has_them(string text, int epochs) =>
        _folder.LoadText($"training: {{ epochs: {text} }}").Training.Epochs.Should().Be(epochs);

    [Theory]
    [InlineData("auto", null)]
    [InlineData(".5", 0.5)]
    [InlineData("1e-1", 0.1)]
    public void The_threshold_is_a_number_or_found(string text, double? threshold) =>
        _folder.LoadText($"training: {{ predictionThreshold: {text} }}").Training.PredictionThreshold.Should().Be(threshold);

    [Fact]
    public void Labels_that_look_like_numbers_or_truth_values_stay_the_text_they_are()
    {
        _folder.Write("main.yaml", """
            language: ko
            dataset: { path: data.csv, labels: [007, yes, 1e3, 불평/불만, NULL#general, "null"] }
            """);

        _folder.Load("main.yaml").Dataset.Labels.Should().Equal("007", "yes", "1e3", "불평/불만", "NULL#general", "null");
    }

    [Fact]
    public void Nothing_behind_an_optional_key_leaves_it_unset()
    {
        var settings = _folder.LoadText("description:\nimage:\ntraining: { threads: ~ }\nsubmit: { project: null, env: }\nmodel:\n");

        settings.Should().BeEquivalentTo(_folder.LoadText(""));
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_repeat_values()
    {
        _folder.Write("main.yaml", """
            language: en
            dataset: { path: data.csv, labels: [a, b] }
            description: &team support
            submit:
              displayName: *team
              env: &pairs { name: first, level: info }
              labels: { <<: *pairs, level: debug }
            """);

        var submit = _folder.Load("main.yaml").Submit;

        submit.DisplayName.Should().Be("support");
        submit.Labels.Should().BeEquivalentTo(new Dictionary<string, string> { ["name"] = "first", ["level"] = "debug" });
    }

    [Fact]
    public void The_settings_cannot_be_changed_through_their_lists_and_maps()
    {
        var settings = _folder.LoadText("submit: { env: { A: x } }");

        settings.Dataset.Labels.Should().BeAssignableTo<ICollection<string>>().Which.IsReadOnly.Should().BeTrue();
        settings.Submit.Env.Should().BeAssignableTo<ICollection<KeyValuePair<string, string>>>().Which.IsReadOnly.Should().BeTrue();
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_read_past()
    {
        _folder.Write("main.yaml", "\uFEFF" + PipelineFolder.Minimal.ReplaceLineEndings("\r\n") + "training:\r\n  epochs: eight\r\n");

        _folder.MistakesOf("main.yaml").Should().Equal(
            """main.yaml:4:11: training.epochs: expected a whole number, got "eight". Try: epochs: 8""");
    }

    [Fact]
    public void A_file_that_is_no_pipeline_file_at_all_is_refused_by_its_size()
    {
        _folder.Write("main.yaml", "#" + new string('x', 1024 * 1024));

        _folder.MistakesOf("main.yaml").Should().Equal(
            "main.yaml:1:1: larger than 1 MiB. A pipeline file is far smaller: is this the right file?");
    }

    [Fact]
    public void A_file_of_countless_values_is_refused()
    {
        _folder.Write("main.yaml", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: v\n")));

        _folder.MistakesOf("main.yaml").Should().Equal(
            "main.yaml:10000:8: more than 20000 values. A pipeline file is far smaller: is this the right file?");
    }

    [Fact]
    public void A_missing_file_is_a_fault_of_one_line()
    {
        var load = () => _folder.Load("pipelines/none.yaml");

        load.Should().Throw<Faults.FaultException>()
            .WithMessage("pipelines/none.yaml: there is no such file. Try: --pipeline=quickstart")
            .Which.Kind.Should().Be(Faults.FaultKind.Settings);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_a_fault_of_one_line()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder.yaml"));
        var load = () => _folder.Load("folder.yaml");

        load.Should().Throw<Faults.FaultException>().WithMessage("folder.yaml: cannot be read, *Make it a file you may read.");
    }
}
