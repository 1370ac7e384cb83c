using Xunit;

namespace TestKit;

/// <summary>A small Debian that the trainer runs on, in place of a base image from a registry: a fixture, made once.</summary>
public sealed class DebianBaseImage : IDisposable
{
    public const string Name = "debian-base:1";

    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _archive;

    public DebianBaseImage() => _archive = new(Make);

    /// <summary>Imports it under <see cref="Name"/>. The test is skipped where mmdebstrap is not installed or reaches no Debian archive.</summary>
    public void ImportInto(IContainerEngine engine) => engine.Run("import", _archive.Value, Name);

    public void Dispose() => _folder.Dispose();

    private string Make()
    {
        var archive = _folder.PathOf("base.tar");
        var made = Command.Run(
            Tools.Require("mmdebstrap"), ["--quiet", "--variant=minbase", "--include=libstdc++6,ca-certificates", "bookworm", archive]);
        if (made.ExitCode != 0)
            Assert.Skip($"mmdebstrap makes no base image here: {made.Error}");
        return archive;
    }
}
