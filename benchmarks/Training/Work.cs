namespace Training.Benchmarks;

/// <summary>What a step does.</summary>
public enum Work
{
    /// <summary>Trains a language model on one batch.</summary>
    LanguageModel,

    /// <summary>Trains a classifier on one batch of documents of one length.</summary>
    Classifier,

    /// <summary>Classifies a set of documents of natural lengths, once.</summary>
    Prediction,
}
