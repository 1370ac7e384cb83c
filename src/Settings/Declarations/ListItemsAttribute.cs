namespace Settings.Declarations;

/// <summary>What a list holds, where that is not names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListItemsAttribute(string plural) : Attribute
{
    public string Plural { get; } = plural;

    /// <summary>Whether an item may stand in the list more than once.</summary>
    public bool MayRepeat { get; init; }
}
