using Faults;
using Pipelines.Loading;

namespace Pipelines.Tests;

public sealed class PipelineLookupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PipelineLookupTests()
    {
        _folder.Write("quickstart.yaml", PipelineFolder.Minimal);
        _folder.Write("fr.yml", "extends: common.yaml\ndataset: { path: data.csv, labels: [a] }\n");
        _folder.Write("common.yaml", "language: fr\n");
        _folder.Write("broken.yaml", "language: [\n");
        _folder.Write("pipeline.schema.json", "{}");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_only_there_to_be_extended_is_no_pipeline() =>
        PipelineFile.List(_folder.Path).Should().Equal("broken", "fr", "quickstart");

    [Fact]
    public void A_folder_that_is_not_there_holds_no_pipelines() =>
        PipelineFile.List(_folder.PathOf("none")).Should().BeEmpty();

    [Fact]
    public void The_repository_has_its_quickstarts_and_a_pipeline_for_each_language() =>
        PipelineFile.List(Repository.PathOf("pipelines"))
            .Should().BeEquivalentTo("quickstart", "quickstart-container", "english", "french", "korean", "japanese", "chinese");

    [Fact]
    public void A_pipeline_is_found_by_name_or_path()
    {
        PipelineFile.Find("quickstart", _folder.Path).Should().Be(_folder.PathOf("quickstart.yaml"));
        PipelineFile.Find("fr", _folder.Path).Should().Be(_folder.PathOf("fr.yml"));
        PipelineFile.Find(_folder.PathOf("fr.yml"), "elsewhere").Should().Be(_folder.PathOf("fr.yml"));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var find = () => PipelineFile.Find("quikstart", _folder.Path);

        find.Should().Throw<FaultException>()
            .WithMessage($"--pipeline=quikstart: there is no pipeline of that name in {_folder.Path}. Did you mean quickstart? "
                + "Known pipelines: broken, fr, quickstart.")
            .Which.Kind.Should().Be(FaultKind.Settings);
    }

    [Fact]
    public void An_unknown_path_is_answered_with_the_known_names()
    {
        var find = () => PipelineFile.Find("other/unlike.yaml", _folder.Path);

        find.Should().Throw<FaultException>()
            .WithMessage("--pipeline=other/unlike.yaml: there is no file other/unlike.yaml. Known pipelines: broken, fr, quickstart.");
    }

    [Fact]
    public void Where_there_are_no_pipelines_the_answer_says_so()
    {
        var find = () => PipelineFile.Find("any", _folder.PathOf("none"));

        find.Should().Throw<FaultException>()
            .WithMessage($"--pipeline=any: there is no pipeline of that name in {_folder.PathOf("none")}. Known pipelines: none.");
    }

    [Fact]
    public void A_name_with_two_files_is_not_guessed()
    {
        _folder.Write("fr.yaml", PipelineFolder.Minimal);
        var find = () => PipelineFile.Find("fr", _folder.Path);

        find.Should().Throw<FaultException>()
            .WithMessage(
                $"--pipeline=fr: both {_folder.PathOf("fr.yaml")} and {_folder.PathOf("fr.yml")} exist. Delete one, or give the path.");
    }
}
