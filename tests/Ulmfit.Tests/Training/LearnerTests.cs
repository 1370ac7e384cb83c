using Faults;
using Kernels.Tests;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

public sealed class LearnerTests : IDisposable
{
    private readonly ModelRandom _random = new(42, CPU);
    private readonly RecordedProgress _progress = new();

    public void Dispose() => _random.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_weights_to_the_last_bit()
    {
        using var first = TrainWithDropout(seed: 7);
        using var second = TrainWithDropout(seed: 7);
        using var third = TrainWithDropout(seed: 8);

        first.StateDict().All(entry => second.StateDict()[entry.Key].Holds(entry.Value)).Should().BeTrue();
        third.StateDict()["1.layers.1.2.weight"].Holds(first.StateDict()["1.layers.1.2.weight"]).Should().BeFalse();
    }

    [Fact]
    public void Progress_tells_the_stages_the_steps_the_epochs_and_the_rate_found()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(3), SyntheticBatches.LanguageModel(2));

        var found = learner.FindLearningRate("find");
        learner.FitOneCycle("fit", epochs: 2, LearningRates.Same(1e-3));

        _progress.Stages.Should().Equal(new StageStart("find", 0, 100), new StageStart("fit", 2, 6));
        _progress.Rates.Should().Equal(found);
        _progress.Steps.Where(step => step.Stage == "fit").Select(step => (step.Step, step.Of))
            .Should().Equal((1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6));
        _progress.Epochs.Select(epoch => (epoch.Epoch, epoch.Of)).Should().Equal((1, 2), (2, 2));
    }

    [Fact]
    public void A_frozen_stage_changes_only_the_last_group()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(2), SyntheticBatches.LanguageModel(1));
        using var scope = NewDisposeScope();
        var before = model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());

        learner.Freeze();
        learner.FitOneCycle("frozen", epochs: 1, LearningRates.Last(0.01));

        model.StateDict().Where(entry => !before[entry.Key].Holds(entry.Value)).Select(entry => entry.Key)
            .Should().Equal("0.encoder.weight", "0.encoder_dp.emb.weight", "1.decoder.weight", "1.decoder.bias");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Only_the_last_groups_are_thawed_and_the_others_keep_every_bit(int trained)
    {
        using var model = TinyModels.Classifier(_random);
        using var learner = new Learner<ClassifierBatch>(
            model, new ClassifierObjective(multiLabel: true), SyntheticBatches.Classifier(3), SyntheticBatches.Classifier(1), new(),
            _progress);
        using var scope = NewDisposeScope();
        model.Groups.Should().HaveCount(5);
        var before = model.Groups.Select(group => group.Parameters.Select(parameter => parameter.Value.clone()).ToArray()).ToArray();

        learner.FreezeTo(trained);
        learner.FitOneCycle("thawed", epochs: 2, LearningRates.Discriminative(0.01));

        foreach (var (index, group) in model.Groups.Index())
        {
            var changed = group.Parameters.Zip(before[index], (parameter, old) => !parameter.Value.Holds(old));
            changed.Should().OnlyContain(change => change == index >= 5 - trained, group.Name);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_is_a_group_to_train_and_no_more_than_there_are(int trained)
    {
        using var model = TinyModels.Classifier(_random);
        using var learner = new Learner<ClassifierBatch>(
            model, new ClassifierObjective(multiLabel: true), SyntheticBatches.Classifier(1), SyntheticBatches.Classifier(1), new(),
            _progress);

        FluentActions.Invoking(() => learner.FreezeTo(trained)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Thawing_forgets_what_the_optimizer_knew()
    {
        using var trained = TinyModels.Classifier(_random, masks: new OpenMasks());
        using var random = new ModelRandom(42, CPU);
        using var fresh = TinyModels.Classifier(random, masks: new OpenMasks());
        using var first = Dropless(trained);
        first.FreezeTo(2);
        first.FitOneCycle("head", epochs: 1, LearningRates.Discriminative(0.01));
        fresh.Load(trained.StateDict());

        first.FreezeTo(3);
        first.FitOneCycle("more", epochs: 1, LearningRates.Discriminative(0.01));
        using var second = Dropless(fresh);
        second.FreezeTo(3);
        second.FitOneCycle("more", epochs: 1, LearningRates.Discriminative(0.01));

        trained.StateDict().Should().OnlyContain(entry => entry.Value.Holds(fresh.StateDict()[entry.Key]));
    }

    [Fact]
    public void The_model_ends_with_the_weights_of_its_best_epoch()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(4), SyntheticBatches.LanguageModel(1, seed: 5));

        var report = learner.FitOneCycle("fit", epochs: 8, LearningRates.Same(0.3));

        var losses = report.Epochs.Select(epoch => epoch.ValidLoss).ToList();
        report.BestEpoch.Should().Be(losses.IndexOf(losses.Min()) + 1).And.BeLessThan(8, "so high a rate makes the loss of new text rise");
        learner.Validate().Loss.Should().Be(losses.Min());
    }

    [Fact]
    public void Without_validation_batches_the_last_epochs_weights_stay()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(2), SyntheticBatches.LanguageModel(0));

        var report = learner.FitOneCycle("fit", epochs: 1, LearningRates.Same(1e-3));

        report.BestEpoch.Should().BeNull();
        report.Epochs[0].ValidLoss.Should().Be(double.NaN);
        report.Epochs[0].Metrics.Should().BeEmpty();
    }

    [Theory]
    [InlineData("train_loss")]
    [InlineData("accuracy")]
    public void Any_metric_can_be_monitored(string monitor)
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(3), SyntheticBatches.LanguageModel(2),
            new() { Monitor = monitor, Metrics = new TokenAccuracy() });

        var report = learner.FitOneCycle("fit", epochs: 3, LearningRates.Same(0.05));

        var values = report.Epochs.Select(epoch => monitor == "accuracy" ? -epoch.Metrics["accuracy"] : epoch.TrainLoss).ToList();
        report.BestEpoch.Should().Be(values.IndexOf(values.Min()) + 1);
    }

    [Fact]
    public void An_unknown_metric_is_refused_with_the_known_ones()
    {
        using var model = TinyModels.LanguageModel(_random);

        var act = () => Learner(model, SyntheticBatches.LanguageModel(1), SyntheticBatches.LanguageModel(1),
            new() { Monitor = "acuracy", Metrics = new TokenAccuracy() });

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings)
            .WithMessage("Monitored metric: expected one of train_loss, valid_loss, accuracy, got \"acuracy\".");
    }

    [Fact]
    public void Training_without_a_batch_is_refused()
    {
        using var model = TinyModels.LanguageModel(_random);

        var act = () => Learner(model, SyntheticBatches.LanguageModel(0), SyntheticBatches.LanguageModel(1));

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Data)
            .WithMessage("There is no training batch. Add rows, or choose a smaller batch size.");
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training_at_once()
    {
        using var model = TinyModels.LanguageModel(_random);
        using (no_grad())
            model.StateDict()["1.decoder.bias"].fill_(float.NaN);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(3), SyntheticBatches.LanguageModel(1));

        var act = () => learner.FitOneCycle("Fine-tuning", epochs: 2, LearningRates.Same(1e-3));

        act.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings).WithMessage(
            "Fine-tuning: the loss is not a number in epoch 1, step 1 of 6. The learning rate there was 4E-05. If it is high, " +
            "the training diverged: lower it. Otherwise, the initial weights contain values that are not numbers. " +
            "If only single steps are too large, use --clip=1.");
        _progress.Steps.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stage_ends_when_its_patience_does(int patience)
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(4), SyntheticBatches.LanguageModel(1, seed: 5),
            new() { Patience = patience });

        var report = learner.FitOneCycle("fit", epochs: 12, LearningRates.Same(0.3));

        report.Epochs.Count.Should().BeLessThan(12).And.Be(report.BestEpoch + patience, "so high a rate makes the loss of new text rise");
        report.Epochs.Select(epoch => epoch.StopsEarly).Should().Equal(
            Enumerable.Range(1, report.Epochs.Count).Select(epoch => epoch == report.Epochs.Count));
        learner.Validate().Loss.Should().Be(report.Epochs[report.BestEpoch!.Value - 1].ValidLoss);
    }

    [Fact]
    public void Patience_does_not_end_where_nothing_is_measured()
    {
        using var model = TinyModels.LanguageModel(_random);
        using var learner = Learner(model, SyntheticBatches.LanguageModel(1), SyntheticBatches.LanguageModel(0), new() { Patience = 1 });

        learner.FitOneCycle("fit", epochs: 3, LearningRates.Same(1e-3)).Epochs.Should().HaveCount(3)
            .And.NotContain(epoch => epoch.StopsEarly);
    }

    [Fact]
    public void Gradients_that_are_small_enough_are_not_clipped()
    {
        using var free = Trained(clip: 0);
        using var loose = Trained(clip: 1e6);
        using var tight = Trained(clip: 1e-6);

        loose.StateDict().Should().OnlyContain(entry => entry.Value.Holds(free.StateDict()[entry.Key]));
        tight.StateDict()["1.decoder.bias"].Holds(free.StateDict()["1.decoder.bias"]).Should().BeFalse();

        LanguageModel Trained(double clip)
        {
            using var random = new ModelRandom(42, CPU);
            var model = TinyModels.LanguageModel(random);
            using var learner = Learner(model, SyntheticBatches.LanguageModel(2), SyntheticBatches.LanguageModel(0), new() { Clip = clip });
            learner.FitOneCycle("fit", epochs: 1, LearningRates.Same(1e-3));
            return model;
        }
    }

    [Fact]
    public void A_sweep_that_explodes_at_once_falls_back_to_the_default_rate_and_says_so()
    {
        using var model = TinyModels.LanguageModel(_random);
        var steps = 0;
        var losses = new DecoratedObjective(loss => ++steps < 3 ? loss * 1e-3 : loss * 1e3);
        using var learner = new Learner<LanguageModelBatch>(
            model, losses, SyntheticBatches.LanguageModel(2), SyntheticBatches.LanguageModel(1), new LearnerOptions(), _progress);

        var found = learner.FindLearningRate("find");

        found.Should().BeEquivalentTo(new { Rate = LearningRates.Default, FromCurve = false });
        _progress.Steps.Should().HaveCount(3);
    }

    private Learner<LanguageModelBatch> Learner(
        LanguageModel model, BatchSource<LanguageModelBatch> train, BatchSource<LanguageModelBatch> valid,
        LearnerOptions? options = null) =>
        new(model, new LanguageModelObjective(), train, valid, options ?? new LearnerOptions(), _progress);

    private Learner<ClassifierBatch> Dropless(TextClassifier model) => new(
        model, new ClassifierObjective(multiLabel: true), SyntheticBatches.Classifier(3), SyntheticBatches.Classifier(0), new(), _progress);

    private static TextClassifier TrainWithDropout(long seed)
    {
        var threads = get_num_threads();
        set_num_threads(1);
        using var random = new ModelRandom(seed, CPU);
        using var language = TinyModels.LanguageModel(random);
        using var learner = new Learner<LanguageModelBatch>(language, new LanguageModelObjective(), SyntheticBatches.LanguageModel(3),
            SyntheticBatches.LanguageModel(1), new LearnerOptions(), new RecordedProgress());
        learner.FitOneCycle("language model", epochs: 1, LearningRates.Same(0.01));

        var classifier = TinyModels.Classifier(random);
        classifier.LoadEncoder(language.EncoderState());
        using var classifying = new Learner<ClassifierBatch>(
            classifier, new ClassifierObjective(multiLabel: true), SyntheticBatches.Classifier(3),
            SyntheticBatches.Classifier(1), new LearnerOptions(), new RecordedProgress());
        classifying.FitOneCycle("classifier", epochs: 1, LearningRates.Same(0.01));
        set_num_threads(threads);
        return classifier;
    }
}
