using System.Text;
using System.Text.Json;
using Datasets.Rows;
using Faults;
using Settings;
using TorchSharp;
using Trainer.Artifacts;
using Trainer.Configuration;
using Trainer.Training;
using Ulmfit.Training.Metrics;

namespace Trainer.Tests.Training;

public sealed class ClassifierTrainingTests
{
    [Fact]
    public async Task A_run_leaves_a_model_and_its_scores_in_the_bucket()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));

        var scores = await training.RunAsync();

        scores.Labels.Select(label => label.Label).Should().Equal("good", "bad");
        scores.Labels.Should().OnlyContain(label => label.Model.Support > 0);
        JsonDocument.Parse(File.ReadAllText(training.ScoresPath)).RootElement.EnumerateObject()
            .Select(entry => entry.Name).Should().Equal(["good", "bad", .. ScoresFile.ReservedNames]);
        ModelFile.ReadDescription(training.ModelPath).Classes.Should().Equal("bad", "good", "other");
        training.Log.ToString().ReplaceLineEndings("\n").Should().Match(
            $"""
            device: cpu (this libtorch is the CPU build)
            60 rows: 36 train, 9 validate, 15 test
            405 tokens, 64 in the vocabulary
            model: {training.BucketPath}/model/model.zip
            scores: {training.BucketPath}/model/scores.json
            record of the run: {training.BucketPath}/model/model.run.json
            trained on cpu with 1 thread: language model ?.??? s per step, classifier ?.??? s per step, peak memory * MB

            """);
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public async Task A_run_in_bf16_says_so_and_leaves_a_model_in_single_precision(Architecture architecture)
    {
        using var single = new TinyTraining().With(TinyTraining.OneHot(60));
        using var plain = Changed(single, settings => settings.With(model: it => it with { Architecture = architecture }));
        using var half = Changed(single, settings => settings.With(model: it => it with { Architecture = architecture }, training: it => it with { Precision = Precision.Bf16 }));

        await plain.RunAsync();
        await half.RunAsync();

        half.Log.ToString().Should().Contain("precision: bf16 for the matrix products of training steps, computed by the tensor library; fp32 for everything else");
        plain.Log.ToString().Should().NotContain("precision");
        ModelFile.ReadDescription(half.ModelPath).Settings.Training.Precision.Should().Be(Precision.Bf16);
        ModelFiles.Weights(half.ModelPath).Should().HaveSameCount(ModelFiles.Weights(plain.ModelPath)).And.NotEqual(ModelFiles.Weights(plain.ModelPath));
    }

    [Fact]
    public async Task The_stages_follow_one_another_as_in_the_paper()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));

        await training.RunAsync();

        training.Progress.Stages.Select(stage => (stage.Stage, stage.Epochs)).Should().Equal(
            ("language model, learning rate", 0), ("language model, frozen", 1), ("language model, unfrozen", 1),
            ("classifier, learning rate", 0), ("classifier, frozen", 1), ("classifier, unfrozen", 1));
        ModelFile.ReadDescription(training.ModelPath).History.Select(stage => stage.Stage)
            .Should().Equal(training.Progress.Stages.Select(stage => stage.Stage));
    }

    [Theory]
    [InlineData(Recipe.Tutorial)]
    [InlineData(Recipe.Ulmfit)]
    public async Task The_stages_are_told_before_the_first_with_all_their_steps_and_tokens(Recipe recipe)
    {
        using var both = new TinyTraining().With(TinyTraining.OneHot(60));
        using var logs = new TempFolder();
        var settings = both.Settings.With(training: it => it with { Recipe = recipe, Epochs = 2 }, pretrained: it => it with { Direction = Direction.Both }, run: it => it with { TensorBoardDir = logs.Path });

        await both.RunAsync(settings, both.Progress);

        var (plan, heard) = (both.Progress.Plan, both.Progress);
        plan.Select(stage => (stage.Stage, stage.Epochs, stage.Steps)).Should().Equal(
            heard.Stages.Select(stage => (stage.Stage, stage.Epochs, stage.Steps)));
        plan.Where(stage => stage.Epochs > 0 && stage.Kind.StartsWith("language model", StringComparison.Ordinal)).Should().OnlyContain(
            stage => stage.Tokens == heard.Steps.Where(step => step.Stage == stage.Stage).Sum(step => step.Tokens));
        plan.Where(stage => stage.Epochs > 0 && stage.Kind.StartsWith("classifier", StringComparison.Ordinal)).Should().OnlyContain(
            stage => heard.Steps.Where(step => step.Stage == stage.Stage).Sum(step => step.Tokens) <= stage.Tokens,
            "the documents of a last batch that is not full are left out");
        plan.GroupBy(stage => stage.Kind).Should().OnlyContain(same => same.Count() == 2);
    }

    [Fact]
    public async Task Two_directions_are_trained_one_after_the_other_and_answer_together()
    {
        using var forward = new TinyTraining().With(TinyTraining.OneHot(60));
        using var backward = Changed(forward, settings => settings.With(pretrained: it => it with { Direction = Direction.Backward }));
        using var both = Changed(forward, settings => settings.With(pretrained: it => it with { Direction = Direction.Both }));
        string[] texts = ["a fine day", "a poor one", "neither"];

        foreach (var training in new[] { forward, backward, both })
            await training.RunAsync();

        both.Progress.Stages.Select(stage => stage.Stage).Should().Equal(
        [
            .. forward.Progress.Stages.Select(stage => $"forward {stage.Stage}"),
            .. backward.Progress.Stages.Select(stage => $"backward {stage.Stage}"),
        ]);
        ModelFiles.Entries(both.ModelPath).Should().Contain("forward/weights.pth", "backward/weights.pth");
        var means = Predict(forward, texts).Zip(Predict(backward, texts), (one, other) => one.Zip(other, (a, b) => (a + b) / 2).ToArray());
        Predict(both, texts).Should().BeEquivalentTo(means, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task The_ulmfit_recipe_thaws_the_classifier_group_by_group()
    {
        using var tutorial = new TinyTraining().With(TinyTraining.OneHot(60));
        using var ulmfit = Changed(tutorial, settings => settings.With(training: it => it with { Recipe = Recipe.Ulmfit, Epochs = 2 }));

        await ulmfit.RunAsync();

        ulmfit.Progress.Stages.Select(stage => (stage.Stage, stage.Epochs)).Should().Equal(
            ("language model, unfrozen", 2), ("classifier, 1 of 4 groups", 1), ("classifier, 2 of 4 groups", 1),
            ("classifier, 3 of 4 groups", 1), ("classifier, unfrozen", 2));
        ulmfit.Progress.Steps.Where(step => step.Stage == "classifier, unfrozen").Max(step => step.LearningRate)
            .Should().BeApproximately(0.01, 1e-3);
    }

    [Fact]
    public async Task Weight_decay_pulls_the_weights_towards_zero()
    {
        using var none = Decaying(0);
        using var strong = Decaying(1);

        await none.RunAsync();
        await strong.RunAsync();

        Norm(strong).Should().BeLessThan(Norm(none) * 0.99);

        static TinyTraining Decaying(double weightDecay)
        {
            using var tiny = new TinyTraining();
            return new TinyTraining { Settings = tiny.Settings.With(training: it => it with { WeightDecay = weightDecay, Epochs = 3 }) }
                .With(TinyTraining.OneHot(60));
        }

        static double Norm(TinyTraining training)
        {
            using var classifier = training.Load();
            using var scope = torch.NewDisposeScope();
            return classifier.Networks[0].Network.StateDict()["0.module.encoder.weight"].norm().item<float>();
        }
    }

    [Theory]
    [InlineData(Recipe.Tutorial, "language model, unfrozen", 0.001)]
    [InlineData(Recipe.Tutorial, "classifier, unfrozen", 0.001)]
    [InlineData(Recipe.Ulmfit, "language model, unfrozen", 0.004)]
    [InlineData(Recipe.Ulmfit, "classifier, 2 of 4 groups", 0.01)]
    [InlineData(Recipe.Ulmfit, "classifier, unfrozen", 0.01)]
    public async Task The_learning_rate_asked_for_replaces_that_of_the_recipe(Recipe recipe, string stage, double own)
    {
        const double Asked = 0.002;
        using var tiny = new TinyTraining().With(TinyTraining.OneHot(60));
        using var plain = Changed(tiny, settings => settings.With(training: it => it with { Recipe = recipe, Epochs = 2 }));
        using var asked = Changed(plain, settings => settings.With(training: it => it with { LearningRate = Asked }));

        await plain.RunAsync();
        await asked.RunAsync();

        Highest(plain).Should().BeApproximately(own, own / 10);
        Highest(asked).Should().BeApproximately(Asked, Asked / 10);

        double Highest(TinyTraining training) => training.Progress.Steps.Where(step => step.Stage == stage).Max(step => step.LearningRate);
    }

    [Theory]
    [InlineData(Direction.Forward)]
    [InlineData(Direction.Backward)]
    public async Task Statistics_of_the_training_rows_are_those_of_the_best_epoch(Direction direction)
    {
        using var tiny = new TinyTraining();
        using var training = new TinyTraining
        {
            Settings = tiny.Settings.With(
                training: it => it with { BatchNorm = BatchNormStatistics.Population, Epochs = 3 },
                pretrained: it => it with { Direction = direction },
                split: it => it with { Validation = 0, Test = 0 }),
        };
        await training.With(TinyTraining.OneHot(60)).RunAsync();
        using var classifier = training.Load();
        string[] texts = [.. DatasetReader.Read(new() { Path = training.DatasetPath, Labels = training.Settings.Dataset.Labels }).Select(row => row.Text)];
        var before = classifier.Predict(texts, batchSize: 2);

        classifier.Networks.Single().EstimateStatistics([.. texts.Select(classifier.Encode)], batchSize: 7);

        classifier.Predict(texts, batchSize: 2).SelectMany(row => row).Zip(before.SelectMany(row => row), (now, then) => Math.Abs(now - then))
            .Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [InlineData(Direction.Forward)]
    [InlineData(Direction.Both)]
    public async Task Quasi_recurrent_layers_train_as_well(Direction direction)
    {
        using var lstm = new TinyTraining().With(TinyTraining.OneHot(60));
        using var qrnn = Changed(
            lstm, settings => settings.With(model: it => it with { Architecture = Architecture.AwdQrnn }, pretrained: it => it with { Direction = direction }));

        await qrnn.RunAsync();

        var networks = ModelFile.ReadDescription(qrnn.ModelPath).Networks;
        networks.Should().HaveCount(qrnn.Settings.Directions.Count).And.OnlyContain(
            network => network.Encoder.Architecture == Architecture.AwdQrnn);
        Encoding.UTF8.GetString(ModelFiles.Weights(qrnn.ModelPath)).Should().Contain("0.module.rnns.1.layers.0.linear.weight_raw");
        Predict(qrnn, ["a fine day"]).Single().Should().OnlyContain(probability => probability > 0 && probability < 1);
    }

    [Fact]
    public async Task What_words_tell_is_learned()
    {
        using var training = new TinyTraining();
        using var longer = new TinyTraining
        {
            Settings = training.Settings.With(training: it => it with { Epochs = 12, LanguageModelEpochs = 1, DropMult = 0 }, model: it => it with { EmbeddingSize = 16, HiddenSize = 16 }),
        };

        var scores = await longer.With(TinyTraining.OneHot(240)).RunAsync();

        scores.Macro.F1.Should().BeGreaterThan(0.9);
        scores.Macro.BaselineF1.Should().Be(0);
    }

    [Fact]
    public async Task Two_runs_on_one_thread_give_the_same_bytes()
    {
        using var first = new TinyTraining().With(TinyTraining.OneHot(60));
        using var second = new TinyTraining().With(TinyTraining.OneHot(60));

        await first.RunAsync();
        await second.RunAsync();

        File.ReadAllBytes(second.ModelPath).Should().Equal(File.ReadAllBytes(first.ModelPath));
        File.ReadAllBytes(second.ScoresPath).Should().Equal(File.ReadAllBytes(first.ScoresPath));
    }

    [Fact]
    public async Task Another_seed_gives_other_weights()
    {
        using var first = new TinyTraining().With(TinyTraining.OneHot(60));
        using var second = new TinyTraining { Settings = first.Settings.With(training: it => it with { Seed = 43 }) }.With(TinyTraining.OneHot(60));

        await first.RunAsync();
        await second.RunAsync();

        second.Progress.Epochs[0].TrainLoss.Should().NotBe(first.Progress.Epochs[0].TrainLoss);
        ModelFiles.Weights(second.ModelPath).Should().NotEqual(ModelFiles.Weights(first.ModelPath));
    }

    [Fact]
    public async Task Both_shapes_of_a_data_set_give_the_same_weights_and_scores()
    {
        using var oneHot = new TinyTraining().With(TinyTraining.OneHot(60));
        using var converted = new TinyTraining().With(TinyTraining.Converted(60));

        await oneHot.RunAsync();
        await converted.RunAsync();

        ModelFiles.Weights(converted.ModelPath).Should().Equal(ModelFiles.Weights(oneHot.ModelPath));
        File.ReadAllBytes(converted.ScoresPath).Should().Equal(File.ReadAllBytes(oneHot.ScoresPath));
    }

    [Fact]
    public async Task A_backward_run_reads_other_sequences_in_both_models_and_says_so_in_its_file()
    {
        using var forward = new TinyTraining().With(TinyTraining.OneHot(60));
        using var backward = new TinyTraining { Settings = forward.Settings.With(pretrained: it => it with { Direction = Direction.Backward }) }.With(TinyTraining.OneHot(60));

        await forward.RunAsync();
        await backward.RunAsync();

        // Before the first step both have the same weights, so only the input can differ.
        FirstLoss(backward, "language model, learning rate").Should().NotBe(FirstLoss(forward, "language model, learning rate"));
        FirstLoss(backward, "classifier, learning rate").Should().NotBe(FirstLoss(forward, "classifier, learning rate"));
        ModelFile.ReadDescription(backward.ModelPath).Settings.Pretrained.Direction.Should().Be(Direction.Backward);
    }

    [Theory]
    [InlineData(MonitoredMetric.TrainLoss, MonitoredMetric.TrainLoss)]
    [InlineData(MonitoredMetric.ValidLoss, MonitoredMetric.ValidLoss)]
    [InlineData(MonitoredMetric.Accuracy, MonitoredMetric.ValidLoss)]
    [InlineData(MonitoredMetric.F1, MonitoredMetric.ValidLoss)]
    public void The_language_model_is_chosen_by_a_loss_whatever_chooses_the_classifier(
        MonitoredMetric monitored, MonitoredMetric ofLanguageModel) =>
        new TrainerSettings().With(training: it => it with { Monitor = monitored }).MonitorOfLanguageModel.Should().Be(ofLanguageModel);

    [Fact]
    public async Task A_label_metric_chooses_the_classifiers_best_epoch()
    {
        using var training = new TinyTraining();
        using var monitored = new TinyTraining { Settings = training.Settings.With(training: it => it with { Monitor = MonitoredMetric.F1, Epochs = 4 }) };

        await monitored.With(TinyTraining.OneHot(60)).RunAsync();

        var epochs = monitored.Progress.Epochs.Where(epoch => epoch.Stage == "classifier, unfrozen").ToArray();
        var best = epochs.Last(epoch => epoch.IsBest);
        best.Metrics["f1"].Should().Be(epochs.Max(epoch => epoch.Metrics["f1"]));
        epochs[0].Metrics.Keys.Should().BeEquivalentTo(LabelMetrics.All.Select(metric => metric.Name));
    }

    [Fact]
    public async Task A_cancelled_run_ends_at_its_next_step_and_writes_nothing()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        using var cancelled = new CancellationTokenSource();
        var progress = new CancellingProgress(cancelled, step: 3);

        var run = () => new ClassifierTraining(
            training.Settings, new Storage.Folders.FolderObjectStore(training.BucketPath), progress, training.Log).RunAsync(cancelled.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        progress.Steps.Should().Be(3);
        Path.Exists(training.ModelPath).Should().BeFalse();
    }

    [Fact]
    public async Task Only_so_many_rows_are_used()
    {
        using var training = new TinyTraining();
        using var sampled = new TinyTraining { Settings = training.Settings with { MaxRows = 24 } };

        await sampled.With(TinyTraining.OneHot(60)).RunAsync();

        sampled.Log.ToString().Should().Contain("\n24 rows: 15 train, 3 validate, 6 test");
    }

    [Fact]
    public async Task A_missing_data_set_is_named_with_its_bucket()
    {
        using var training = new TinyTraining();

        var run = () => training.RunAsync();

        (await run.Should().ThrowAsync<FaultException>()).Which.Message.Should().Be(
            $"{training.BucketPath}: there is no object \"pretrained/fr/labelled_dataset.csv\". Check the name, or upload it first.");
    }

    [Fact]
    public async Task Mistakes_in_the_data_set_are_named_by_its_place_in_the_bucket()
    {
        using var training = new TinyTraining().With("text,good,bad\none,1,0\ntwo,1,yes\nthree,2,0\n");

        var run = () => training.RunAsync();

        var fault = (await run.Should().ThrowAsync<FaultException>()).Which;
        fault.ExitCode.Should().Be(3);
        var dataset = $"{training.BucketPath}/pretrained/fr/labelled_dataset.csv";
        fault.Message.Should().Be(
            $"{dataset}:3: column \"bad\" is not 0, 1, True or False. Write 0 or 1.\n"
            + $"{dataset}:4: column \"good\" is not 0, 1, True or False. Write 0 or 1.");
    }

    [Fact]
    public async Task A_row_too_few_for_batch_normalisation_is_said_before_any_training()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(2));

        var run = () => training.RunAsync();

        (await run.Should().ThrowAsync<FaultException>()).Which.Message.Should().Be(
            $"{training.BucketPath}/pretrained/fr/labelled_dataset.csv: 1 row remains for training, too few for batch normalisation. "
            + "Add rows, or use fewer rows for test and validation.");
        training.Progress.Stages.Should().BeEmpty();
    }

    private static TinyTraining Changed(TinyTraining training, Func<TrainerSettings, TrainerSettings> change) =>
        new TinyTraining { Settings = change(training.Settings) }.With(TinyTraining.OneHot(60));

    private static IReadOnlyList<float[]> Predict(TinyTraining training, string[] texts)
    {
        using var classifier = training.Load();
        return classifier.Predict(texts, batchSize: 4);
    }

    private static float FirstLoss(TinyTraining training, string stage) => training.Progress.Steps.First(step => step.Stage == stage).Loss;
}
