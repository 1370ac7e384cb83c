namespace Faults.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_the_file_and_leaves_nothing_beside_it()
    {
        AtomicFile.WriteAllText(_folder.PathOf("new", "a.txt"), "whole");

        File.ReadAllText(_folder.PathOf("new", "a.txt")).Should().Be("whole");
        Directory.GetFiles(_folder.PathOf("new")).Should().HaveCount(1);
    }

    [Fact]
    public void A_failed_write_keeps_what_stood_there_before()
    {
        var path = _folder.Write("a.txt", "before");

        var act = () => AtomicFile.Write(path, partial =>
        {
            File.WriteAllText(partial, "half");
            throw new IOException("disk full");
        });

        act.Should().Throw<IOException>();
        File.ReadAllText(path).Should().Be("before");
        Directory.GetFiles(_folder.Path).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_failed_asynchronous_write_keeps_what_stood_there_before()
    {
        var path = _folder.Write("a.txt", "before");

        var act = () => AtomicFile.WriteAsync(path, async partial =>
        {
            await File.WriteAllTextAsync(partial, "half");
            throw new IOException("disk full");
        });

        await act.Should().ThrowAsync<IOException>();
        File.ReadAllText(path).Should().Be("before");
        Directory.GetFiles(_folder.Path).Should().HaveCount(1);
    }
}
