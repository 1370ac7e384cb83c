namespace Settings;

/// <summary>By which means and variances the classifier's batch normalisation works on what it does not train on.</summary>
public enum BatchNormStatistics
{
    /// <summary>The running ones of the last training batches, as fastai's.</summary>
    Running,

    /// <summary>Those of the training rows, computed after each epoch.</summary>
    Population,
}
