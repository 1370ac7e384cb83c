using Settings;
using Ulmfit.Model;

namespace Trainer.Artifacts;

/// <summary>The shape of one of a classifier's networks.</summary>
/// <param name="Direction">The order in which it reads: forward or backward.</param>
/// <param name="Encoder">As the language model has it, its dropouts not scaled.</param>
public sealed record NetworkDescription(Direction Direction, EncoderConfig Encoder);
