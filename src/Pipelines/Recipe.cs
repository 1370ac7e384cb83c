namespace Pipelines;

/// <summary>The order in which layers are thawed and the learning rates that go with it.</summary>
public enum Recipe
{
    /// <summary>The head first, then every layer at once.</summary>
    Tutorial,

    /// <summary>Layer group by layer group, from the last to the first: Howard and Ruder 2018, arXiv:1801.06146, section 3.3.</summary>
    Ulmfit,
}
