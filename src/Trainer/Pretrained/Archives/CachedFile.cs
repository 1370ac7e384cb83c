namespace Trainer.Pretrained.Archives;

/// <summary>What a file in the cache must be.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The hash of its content, in lower-case hexadecimal digits.</param>
internal sealed record CachedFile(long Bytes, string Sha256);
