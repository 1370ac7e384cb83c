using Datasets.Conversion;
using Datasets.Rows;
using Datasets.Validation;

namespace Datasets.Tests;

/// <summary>Every file under <c>Broken/</c> against the exact message a user reads.</summary>
public sealed class BrokenFileTests
{
    private static readonly string[] OnlyUnfitForTraining = ["header-only", "nothing-labelled", "too-few-rows"];

    private static readonly string Folder = Repository.PathOf("tests", "Datasets.Tests", "Broken");

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.csv").Select(Path.GetFileNameWithoutExtension).Order()!);

    public static TheoryData<string> UnreadableFiles => new(Files.Select(file => file.Data).Except(OnlyUnfitForTraining));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_every_mistake_with_its_line(string name)
    {
        var verdict = DatasetValidator.Validate(Options(name));

        verdict.HasErrors.Should().BeTrue();
        Snapshot.Match(Message(verdict.ThrowIfUnusable), $"Datasets.Tests/Snapshots/Broken/{name}.txt");
    }

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public void Conversion_and_reading_refuse_what_validation_refuses(string name)
    {
        using var folder = new TempFolder();
        var expected = Message(DatasetValidator.Validate(Options(name)).ThrowIfUnusable);

        Message(() => LabelConverter.Convert(Options(name), folder.PathOf("converted.csv"))).Should().Be(expected);
        Message(() => LabelConverter.Restore(Options(name), folder.PathOf("restored.csv"))).Should().Be(expected);
        Message(() => DatasetReader.Read(Options(name)).Count()).Should().Be(expected);
        DatasetValidator.ValidateAndConvert(Options(name), folder.PathOf("both.csv")).HasErrors.Should().BeTrue();
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    private static DatasetOptions Options(string name) => new()
    {
        Path = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Folder, $"{name}.csv")),
        Labels = ["sports", "music"],
    };

    private static string Message(Action act)
    {
        var fault = act.Should().Throw<DatasetException>().Which;
        fault.ExitCode.Should().Be(3);
        return string.Join('\n', fault.Message.Split('\n').Select(line => line[line.IndexOf("Broken", StringComparison.Ordinal)..])) + "\n";
    }
}
