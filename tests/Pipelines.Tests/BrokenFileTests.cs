using Faults;
using Pipelines.Loading;

namespace Pipelines.Tests;

public sealed class BrokenFileTests
{
    public static TheoryData<string> Files =>
        new(Directory.GetFiles(Repository.PathOf("tests", "Pipelines.Tests", "Broken"), "*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_is_refused_with_every_mistake_in_its_place(string name)
    {
        var load = () => PipelineFile.Load($"Broken/{name}.yaml", [], Variable, Repository.PathOf("tests", "Pipelines.Tests"));

        var fault = load.Should().ThrowExactly<PipelineFileException>().Which;

        fault.Kind.Should().Be(FaultKind.Settings);
        Snapshot.Match(fault.Message + "\n", $"Pipelines.Tests/Snapshots/Broken/{name}.txt");
    }

    private static string? Variable(string name) => name switch
    {
        "WORD" => "several",
        "EMPTY" => "",
        _ => null,
    };
}
