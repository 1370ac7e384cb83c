namespace Ulmfit.Model;

/// <summary>The way in which a classifier reads a padded batch whose width is not a multiple of the window.</summary>
internal enum Compatibility
{
    /// <summary>Reads every document to its end, independently of the other documents in the batch.</summary>
    None,

    /// <summary>
    /// Reads as fastai does, to compare results with it. A window runs as many rows as have a token in its first column, so short rows
    /// are skipped when longer ones have ended. The last position of a short row is computed with the padding in front of it.
    /// </summary>
    Fastai,
}
