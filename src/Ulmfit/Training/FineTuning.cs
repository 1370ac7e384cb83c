using Settings;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;

namespace Ulmfit.Training;

/// <summary>Trains a model in the stages of a recipe.</summary>
/// <param name="recipe">The order of the stages and their learning rates.</param>
/// <param name="rate">
/// The highest learning rate of stages without frozen groups and of stages that unfreeze group by group; null for the recipe's value.
/// </param>
/// <param name="prefix">A prefix of each stage name.</param>
public sealed class FineTuning(Recipe recipe, double? rate, string prefix)
{
    /// <summary>The base learning rates of Howard and Ruder 2018, section 4.1.</summary>
    private const double UlmfitLanguageModelRate = 0.004, UlmfitClassifierRate = 0.01;

    private const string LanguageModel = "language model", Classifier = "classifier";

    private const string Finder = "learning rate", Frozen = "frozen", Unfrozen = "unfrozen";

    /// <summary>The stages of <see cref="FitLanguageModel"/>, in order.</summary>
    /// <param name="steps">The number of steps in an epoch.</param>
    /// <param name="tokens">The number of tokens in an epoch.</param>
    public IReadOnlyList<StagePlan> PlanLanguageModel(int epochs, int steps, long tokens)
    {
        var plan = new Planner(this, LanguageModel, steps, tokens);
        return recipe == Recipe.Tutorial ? FrozenThenUnfrozen(plan, epochs) : [plan.Fit(Unfrozen, epochs)];
    }

    /// <summary>The stages of <see cref="FitClassifier"/>, in order.</summary>
    /// <inheritdoc cref="PlanLanguageModel"/>
    public IReadOnlyList<StagePlan> PlanClassifier(int epochs, int steps, long tokens, int groups)
    {
        var plan = new Planner(this, Classifier, steps, tokens);
        return recipe == Recipe.Tutorial
            ? FrozenThenUnfrozen(plan, epochs)
            : [.. Enumerable.Range(1, groups - 1).Select(trained => plan.Fit(Thawed(trained, groups), 1)), plan.Fit(Unfrozen, epochs)];
    }

    /// <summary>Trains a language model.</summary>
    /// <param name="pretrained">Whether the model is pretrained: only then do its lower layers get lower learning rates.</param>
    public void FitLanguageModel<TBatch>(Learner<TBatch> learner, int epochs, bool pretrained)
    {
        if (recipe == Recipe.Tutorial)
        {
            FitFrozenThenUnfrozen(learner, LanguageModel, epochs);
            return;
        }

        learner.Unfreeze();
        var highest = rate ?? UlmfitLanguageModelRate;
        var rates = pretrained ? LearningRates.Discriminative(highest) : LearningRates.Same(highest);
        learner.FitOneCycle(Name(LanguageModel, Unfrozen), epochs, rates);
    }

    /// <summary>Trains a classifier.</summary>
    /// <param name="groups">The number of the classifier's parameter groups.</param>
    public void FitClassifier<TBatch>(Learner<TBatch> learner, int epochs, int groups)
    {
        if (recipe == Recipe.Tutorial)
        {
            FitFrozenThenUnfrozen(learner, Classifier, epochs);
            return;
        }

        var rates = LearningRates.Discriminative(rate ?? UlmfitClassifierRate);
        for (var trained = 1; trained < groups; trained++)
        {
            learner.FreezeTo(trained);
            learner.FitOneCycle(Name(Classifier, Thawed(trained, groups)), 1, rates);
        }

        learner.Unfreeze();
        learner.FitOneCycle(Name(Classifier, Unfrozen), epochs, rates);
    }

    private void FitFrozenThenUnfrozen<TBatch>(Learner<TBatch> learner, string model, int epochs)
    {
        learner.Freeze();
        var found = learner.FindLearningRate(Name(model, Finder));
        learner.FitOneCycle(Name(model, Frozen), epochs, LearningRates.Last(found.Rate));
        learner.Unfreeze();
        learner.FitOneCycle(Name(model, Unfrozen), epochs, LearningRates.Same(rate ?? LearningRates.Default));
    }

    private static StagePlan[] FrozenThenUnfrozen(Planner plan, int epochs) =>
        [plan.Find(Finder), plan.Fit(Frozen, epochs), plan.Fit(Unfrozen, epochs)];

    private static string Thawed(int trained, int groups) => $"{trained} of {groups} groups";

    private string Name(string model, string part) => $"{prefix}{model}, {part}";

    private sealed class Planner(FineTuning stages, string model, int steps, long tokens)
    {
        public StagePlan Find(string part) =>
            Of(part, epochs: 0, LearningRateSweep.Steps, tokens * LearningRateSweep.Steps / steps);

        public StagePlan Fit(string part, int epochs) => Of(part, epochs, epochs * steps, epochs * tokens);

        private StagePlan Of(string part, int epochs, int stepsOfStage, long tokensOfStage) =>
            new(stages.Name(model, part), $"{model}, {part}", epochs, stepsOfStage, tokensOfStage);
    }
}
