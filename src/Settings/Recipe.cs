namespace Settings;

/// <summary>The order in which layers are thawed, and the learning rates that go with it.</summary>
public enum Recipe
{
    /// <summary>The last group first, then every group at once.</summary>
    Tutorial,

    /// <summary>Group by group, from the last to the first, each at a lower rate than the one above it.</summary>
    /// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018, section 3.3.</remarks>
    Ulmfit,
}
