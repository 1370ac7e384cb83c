using Faults;
using Ulmfit.Model;
using Ulmfit.Pretrained;

namespace Trainer.Inspection;

/// <summary>What a language model's <c>config.json</c> says, defaults filled in.</summary>
internal sealed record ConfigReport(KnownKind Kind, string File, EncoderConfig Encoder)
{
    /// <exception cref="FaultException">It describes no network that can be built; each mistake is a line.</exception>
    public static ConfigReport Read(string path) => new(KnownKind.Config, path, EncoderConfigFile.Read(path, path));
}
