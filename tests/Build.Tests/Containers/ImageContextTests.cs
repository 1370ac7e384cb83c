using System.Runtime.Versioning;
using Build.Containers;
using Build.Training;
using Pipelines;

namespace Build.Tests.Containers;

[UnsupportedOSPlatform("windows")]
public sealed class ImageContextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private TrainerPublication Publication => new(_folder.PathOf("trainer"), TorchBackend.Cpu, "linux-x64");

    private string Context => ImageContext.FolderOf(Publication);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Our_assemblies_and_what_changes_rarely_are_two_trees()
    {
        foreach (var name in new[] { "Trainer", "Trainer.dll", "Trainer.deps.json", "Storage.pdb", "TorchSharp.dll", "libtorch_cpu.so", "Trainer.xml" })
            _folder.Write($"trainer/{name}", name);

        ImageContext.Stage(Publication).Should().Be("TrainerTrainer.dllTrainer.deps.jsonStorage.pdbTorchSharp.dlllibtorch_cpu.so".Length);

        Names("program").Should().Equal("Storage.pdb", "Trainer", "Trainer.deps.json", "Trainer.dll");
        Names("libraries").Should().Equal("TorchSharp.dll", "libtorch_cpu.so");
    }

    [Fact]
    public void Times_and_modes_are_the_same_wherever_it_was_published()
    {
        foreach (var name in new[] { "Trainer", "libc10.so" })
            File.SetUnixFileMode(_folder.Write($"trainer/{name}", name), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        ImageContext.Stage(Publication);

        var all = new DirectoryInfo(Context).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToDictionary(entry => entry.Name + entry.FullName.Length);
        all.Values.Should().OnlyContain(entry => entry.LastWriteTimeUtc == DateTime.UnixEpoch);
        Mode("program", "Trainer").Should().Be("755");
        Mode("libraries", "libc10.so").Should().Be("644");
        Convert.ToString((int)File.GetUnixFileMode(Path.Combine(Context, "program", "opt")), 8).Should().Be("755");
    }

    [Fact]
    public void What_is_no_longer_published_leaves_the_context()
    {
        _folder.Write("trainer/Trainer.dll", "1");
        File.Delete(_folder.Write("trainer/old.so", "1"));
        _folder.Write("trainer.context/libraries/opt/trainer/old.so", "1");

        ImageContext.Stage(Publication);

        Directory.Exists(Path.Combine(Context, "libraries")).Should().BeFalse();
    }

    private IEnumerable<string> Names(string layer) =>
        Directory.EnumerateFiles(Path.Combine(Context, layer, "opt", "trainer")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    private string Mode(string layer, string name) =>
        Convert.ToString((int)File.GetUnixFileMode(Path.Combine(Context, layer, "opt", "trainer", name)), 8);
}
