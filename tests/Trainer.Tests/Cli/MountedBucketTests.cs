using System.Text.RegularExpressions;
using Trainer.Tests.Training;

namespace Trainer.Tests.Cli;

/// <summary>The system calls of the trainer on a bucket mounted by Cloud Storage FUSE: only those that such a mount supports.</summary>
/// <remarks>
/// Such a mount has no links and is best at sequential writes; renaming a file copies it. Source:
/// cloud.google.com/storage/docs/cloud-storage-fuse/overview, "Limitations and differences from POSIX file systems".
/// </remarks>
public sealed partial class MountedBucketTests
{
    [Fact]
    public void Files_are_written_from_their_start_to_their_end_and_renamed_and_nothing_else()
    {
        using var training = new TinyTraining().With(TinyTraining.OneHot(60));
        using var trace = new TempFolder();
        var log = trace.PathOf("calls");

        Command.Run(Tools.Require("strace"),
        [
            "-f", "-y", "-s", "0", "-o", log, "-e", "trace=%file,%desc", TrainerProcess.Program, $"--bucket-name={training.BucketPath}",
            $"--tensorboard-dir={Path.Combine(training.BucketPath, "logs")}", "--pretrained=none", "--label-list=good,bad", "--epochs=1",
            "--batch-size=8", "--embedding-size=6", "--hidden-size=8", "--layers=2", "--bptt=8", "--min-frequency=1", "--threads=1",
        ]).Require();

        var calls = File.ReadLines(log).Where(line => line.Contains(training.BucketPath))
            .Select(line => Call().Match(line)).Where(match => match.Success).Select(match => (Name: match.Groups[1].Value, Line: match.Value)).ToArray();
        calls.Select(call => call.Name).Should().Contain(["openat", "pwrite64", "rename"]).And.NotContain(
            ["link", "linkat", "symlink", "symlinkat", "mknod", "mknodat", "mmap", "fallocate", "copy_file_range", "chown", "fchown", "setxattr"]);
        calls.Should().NotContain(call => call.Line.Contains("O_APPEND"));
        foreach (var written in calls.Where(call => call.Name == "pwrite64").GroupBy(call => Written().Match(call.Line).Groups["file"].Value))
        {
            long end = 0;
            foreach (var (_, line) in written)
            {
                var write = Written().Match(line);
                long.Parse(write.Groups["offset"].Value).Should().Be(end, line);
                end += long.Parse(write.Groups["count"].Value);
            }
        }
    }

    [GeneratedRegex(@"^\d+ +(\w+)\(.*$")]
    private static partial Regex Call();

    [GeneratedRegex(@"pwrite64\(\d+<(?<file>[^>]*)>, .*, (?<count>\d+), (?<offset>\d+)")]
    private static partial Regex Written();
}
