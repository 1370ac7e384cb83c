using System.Formats.Tar;
using Build.Containers.Images;
using Build.Training;
using Pipelines;

namespace Build.Tests.Containers.Images;

public sealed class ImageContextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Our_assemblies_and_what_changes_rarely_are_two_archives()
    {
        string[] names = ["Trainer", "Trainer.dll", "Trainer.deps.json", "Storage.pdb", "TorchSharp.dll", "libtorch_cpu.so"];

        ImageContext.Stage(Published("a", [.. names, "Trainer.xml"])).Should().Be(names.Sum(name => name.Length));

        Entries("a", "program").Keys.Should().Equal(
            "opt/", "opt/trainer/", "opt/trainer/Storage.pdb", "opt/trainer/Trainer", "opt/trainer/Trainer.deps.json", "opt/trainer/Trainer.dll");
        Entries("a", "libraries").Keys.Should().Equal("opt/", "opt/trainer/", "opt/trainer/TorchSharp.dll", "opt/trainer/libtorch_cpu.so");
    }

    [Fact]
    public void Everybody_may_read_and_the_programs_may_be_run()
    {
        ImageContext.Stage(Published("a", "Trainer", "Trainer.dll"));

        Entries("a", "program").ToDictionary(entry => entry.Key, entry => Convert.ToString((int)entry.Value.Mode, 8)).Should().BeEquivalentTo(
            new Dictionary<string, string> { ["opt/"] = "755", ["opt/trainer/"] = "755", ["opt/trainer/Trainer"] = "755", ["opt/trainer/Trainer.dll"] = "644" });
        Entries("a", "program").Values.Should().OnlyContain(entry => entry.Uid == 0 && entry.Gid == 0 && entry.ModificationTime == DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void The_same_files_make_the_same_archives_whenever_and_wherever_they_were_published()
    {
        var (first, second) = (Published("a", "Trainer", "Trainer.dll", "libc10.so"), Published("b", "libc10.so", "Trainer.dll", "Trainer"));
        File.SetLastWriteTimeUtc(second.Assembly, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(second.Assembly, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ImageContext.Stage(first);
        ImageContext.Stage(second);

        foreach (var layer in new[] { "program", "libraries" })
            File.ReadAllBytes(Archive("a", layer)).Should().Equal(File.ReadAllBytes(Archive("b", layer)));
    }

    [Fact]
    public void What_is_no_longer_published_leaves_the_context()
    {
        var publication = Published("a", "Trainer.dll", "old.so");
        ImageContext.Stage(publication);
        File.Delete(Path.Combine(publication.Folder, "old.so"));

        ImageContext.Stage(publication);

        Entries("a", "libraries").Keys.Should().Equal("opt/", "opt/trainer/");
    }

    private TrainerPublication Published(string folder, params string[] names)
    {
        foreach (var name in names)
            _folder.Write($"{folder}/{name}", name);
        return new(_folder.PathOf(folder), TorchBackend.Cpu, "linux-x64");
    }

    private string Archive(string folder, string layer) => _folder.PathOf($"{folder}.context", $"{layer}.tar");

    private Dictionary<string, TarEntry> Entries(string folder, string layer)
    {
        using var archive = new TarReader(File.OpenRead(Archive(folder, layer)));
        var entries = new Dictionary<string, TarEntry>();
        while (archive.GetNextEntry() is { } entry)
            entries.Add(entry.Name, entry);
        return entries;
    }
}
