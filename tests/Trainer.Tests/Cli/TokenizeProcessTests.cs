namespace Trainer.Tests.Cli;

/// <summary>Tests that need a separate process: pipes, and the loaded libraries.</summary>
public sealed class TokenizeProcessTests
{
    private const int Endless = 100_000_000;

    [Fact(Timeout = 60_000)]
    public async Task What_is_typed_is_answered_at_once_and_without_libtorch()
    {
        using var trainer = new TrainerProcess("tokenize", "--lang=fr");

        for (var number = 0; number < 3; number++)
        {
            await trainer.Input.WriteLineAsync($"été {number}");
            await trainer.Input.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await trainer.Output.ReadLineAsync(TestContext.Current.CancellationToken);
            answer.Should().Be($$"""{"tokens":["xxbos","été","{{number}}"]}""");
        }

        if (OperatingSystem.IsLinux())
            File.ReadAllText($"/proc/{trainer.Id}/maps").Should().Contain("Trainer.dll").And.NotContain("libtorch");
        trainer.Input.Close();
        (await trainer.EndAsync()).Should().Be((0, ""));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_ends_quietly_once_nobody_reads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell that a pipe was closed");
        using var trainer = new TrainerProcess("tokenize", "--lang=fr");
        var writing = Task.Run(() => WriteUntilClosed(trainer.Input), TestContext.Current.CancellationToken);

        (await trainer.Output.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Be("""{"tokens":["xxbos","bonjour"]}""");
        trainer.Output.Close();

        (await trainer.EndAsync()).Should().Be((0, ""));
        (await writing).Should().BeLessThan(Endless, "it reads no further");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_full_disk_is_one_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using var trainer = TrainerProcess.InShell(">/dev/full", "tokenize", "--lang=fr");

        await trainer.Input.WriteLineAsync("bonjour".AsMemory(), TestContext.Current.CancellationToken);
        trainer.Input.Close();

        (await trainer.EndAsync()).Should().Be((4, "standard output: No space left on device. Correct the problem, and run the command again.\n"));
    }

    private static int WriteUntilClosed(StreamWriter input)
    {
        for (var count = 0; count < Endless; count++)
        {
            try
            {
                input.WriteLine("bonjour");
            }
            catch (IOException)
            {
                return count;
            }
        }

        return Endless;
    }
}
