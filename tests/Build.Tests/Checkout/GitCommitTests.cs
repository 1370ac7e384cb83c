using System.Diagnostics;

namespace Build.Tests.Checkout;

public sealed class GitCommitTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        // Git writes its objects read-only, which on Windows keeps them from being deleted.
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _folder.Dispose();
    }

    [Fact]
    public void A_clean_checkout_is_its_commit()
    {
        var commit = Commit("a");

        GitCommit.Of(_folder.Path).Should().Be(commit);
    }

    [Fact]
    public void A_file_changed_since_is_told()
    {
        var commit = Commit("a");

        _folder.Write("file", "b");

        GitCommit.Of(_folder.Path).Should().Be(commit + "-dirty");
    }

    [Fact]
    public void A_file_git_does_not_know_is_none_of_its_business()
    {
        var commit = Commit("a");

        _folder.Write("artifacts/model", "b");

        GitCommit.Of(_folder.Path).Should().Be(commit);
    }

    [Fact]
    public void Outside_a_checkout_there_is_no_commit() => GitCommit.Of(_folder.Path).Should().BeNull();

    [Fact]
    public void A_checkout_without_a_commit_has_none()
    {
        Git("init", "--quiet");

        GitCommit.Of(_folder.Path).Should().BeNull();
    }

    private string Commit(string text)
    {
        _folder.Write("file", text);
        Git("init", "--quiet");
        Git("add", "file");
        Git("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message=first");
        return Git("rev-parse", "HEAD").Trim();
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("git"), ["-C", _folder.Path, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
