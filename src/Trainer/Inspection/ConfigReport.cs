using Faults;
using Ulmfit.Model;
using Ulmfit.Pretrained;

namespace Trainer.Inspection;

/// <summary>The report on a language model's <c>config.json</c>, including defaults.</summary>
internal sealed record ConfigReport(KnownKind Kind, string File, EncoderConfig Encoder)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FaultException">The file does not describe a supported network. The message has one line per mistake.</exception>
    public static ConfigReport Read(string path) => new(KnownKind.Config, path, EncoderConfigFile.Read(path, path));
}
