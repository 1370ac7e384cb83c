namespace Trainer.Training;

/// <summary>The stages a model is trained in.</summary>
/// <param name="recipe">Their order, and the learning rates that go with it.</param>
/// <param name="prefix">Precedes the name of each stage.</param>
internal sealed class FineTuning(Recipe recipe, string prefix)
{
    /// <summary>The base rates of Howard and Ruder 2018, section 4.1.</summary>
    private const double LanguageModelRate = 0.004, ClassifierRate = 0.01;

    /// <param name="pretrained">Whether the model was trained before: only then do its lower layers have less to learn.</param>
    public void FitLanguageModel<TBatch>(Learner<TBatch> learner, int epochs, bool pretrained)
    {
        var name = $"{prefix}language model";
        if (recipe == Recipe.Tutorial)
        {
            FitFrozenThenUnfrozen(learner, name, epochs);
            return;
        }

        learner.Unfreeze();
        var rates = pretrained ? LearningRates.Discriminative(LanguageModelRate) : LearningRates.Same(LanguageModelRate);
        learner.FitOneCycle($"{name}, unfrozen", epochs, rates);
    }

    /// <param name="groups">The classifier's parameter groups.</param>
    public void FitClassifier<TBatch>(Learner<TBatch> learner, int epochs, int groups)
    {
        var name = $"{prefix}classifier";
        if (recipe == Recipe.Tutorial)
        {
            FitFrozenThenUnfrozen(learner, name, epochs);
            return;
        }

        var rates = LearningRates.Discriminative(ClassifierRate);
        for (var trained = 1; trained < groups; trained++)
        {
            learner.FreezeTo(trained);
            learner.FitOneCycle($"{name}, {trained} of {groups} groups", 1, rates);
        }

        learner.Unfreeze();
        learner.FitOneCycle($"{name}, unfrozen", epochs, rates);
    }

    private static void FitFrozenThenUnfrozen<TBatch>(Learner<TBatch> learner, string name, int epochs)
    {
        learner.Freeze();
        var found = learner.FindLearningRate($"{name}, learning rate");
        learner.FitOneCycle($"{name}, frozen", epochs, LearningRates.Last(found.Rate));
        learner.Unfreeze();
        learner.FitOneCycle($"{name}, unfrozen", epochs, LearningRates.Same(LearningRates.Default));
    }
}
