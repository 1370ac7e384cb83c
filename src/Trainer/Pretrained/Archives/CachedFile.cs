namespace Trainer.Pretrained.Archives;

/// <summary>The expected length and hash of a file in the cache.</summary>
/// <param name="Bytes">The length in bytes.</param>
/// <param name="Sha256">The SHA-256 of the content, in lower-case hexadecimal digits.</param>
internal sealed record CachedFile(long Bytes, string Sha256);
