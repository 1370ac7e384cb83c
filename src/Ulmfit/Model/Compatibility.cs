namespace Ulmfit.Model;

/// <summary>How a classifier reads a padded batch whose width is no multiple of the window.</summary>
public enum Compatibility
{
    /// <summary>Every document is read to its end, whatever lies beside it in the batch.</summary>
    None,

    /// <summary>
    /// As fastai does, for comparing numbers with it. A window runs as many rows as hold a token in its first column, so that short rows
    /// are not read at all when longer ones have ended; and padding in front of a short row is counted when its last position is looked
    /// for.
    /// </summary>
    Fastai,
}
