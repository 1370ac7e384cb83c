using Settings;
using Ulmfit.Model;

namespace Trainer.Artifacts;

/// <summary>The configuration of one of a classifier's networks.</summary>
/// <param name="Direction">The reading direction: forward or backward.</param>
/// <param name="Encoder">The configuration of the language model's encoder, with unscaled dropouts.</param>
internal sealed record NetworkDescription(Direction Direction, EncoderConfig Encoder);
