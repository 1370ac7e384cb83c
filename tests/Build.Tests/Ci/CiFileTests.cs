namespace Build.Tests.Ci;

/// <summary>The files that run this repository on CI systems.</summary>
public sealed class CiFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathOf(".github", "workflows")).Append(Repository.PathOf("cloudbuild.yaml")).Select(Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_it_runs_and_reads_exists(string file) => CiFileCheck.MistakesIn(Read(file)).Should().BeEmpty();

    [Theory]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("cloudbuild.yaml")]
    public void It_runs_the_two_commands_of_the_README(string file)
    {
        string[] commands = ["./build.sh --target=Submit", "./build.sh --target=Test"];

        File.ReadAllText(Repository.PathOf("README.md")).Should().ContainAll(commands);
        CiFile.Parse(Read(file)).Commands.Should().Contain(commands);
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml", "contents: read")]
    [InlineData(".github/workflows/submit.yml", "contents: read", "id-token: write")]
    public void Its_token_has_no_other_permission(string file, params string[] permissions) =>
        CiFile.Parse(Read(file)).Permissions.Should().Equal(permissions);

    [Fact]
    public void All_that_is_wrong_is_found() => CiFileCheck.MistakesIn("""
        jobs:
          build:
            steps:
              - uses: actions/checkout@main
              - uses: actions/setup-dotnet@v6
                with: { global-json-file: globl.json }
              - run: |
                  ./build.sh --target=Sumbit
                  ./build.sh --target=Test --pipline=french
                  ./build.sh Test
                  ./build.sh --target=Submit --pipeline=${{ inputs.pipeline }}
                  dotnet format Pipelines.sln
                  ./biuld.sh --target=Test
              - uses: actions/upload-artifact@v7
                with: { path: artifacts/quickstart/reprot.html }
        steps:
          - { name: ubuntu, args: [./build.sh, --target=Tset] }
        artifacts: { objects: { paths: [artifacts/tests/*] } }
        substitutions: { _KEY: ghp_abcdefghijklmnopqrstuvwxyz012345 }
        """).Should().Equal(
            "./build.sh --target=Sumbit: there is no target Sumbit",
            "./build.sh --target=Test --pipline=french: there is no argument --pipline",
            "./build.sh Test: there is no argument Test",
            "./build.sh --target=Submit --pipeline=${{ inputs.pipeline }}: a shell would read an input of the workflow; pass it as an environment variable",
            "./build.sh --target=Submit --pipeline=${{ inputs.pipeline }}: there is no argument inputs.pipeline",
            "./build.sh --target=Submit --pipeline=${{ inputs.pipeline }}: there is no argument }}",
            "dotnet format Pipelines.sln: there is no Pipelines.sln",
            "./biuld.sh --target=Test: is no command that this check knows",
            "./build.sh --target=Tset: there is no target Tset",
            "actions/checkout@main: is not pinned by a major version",
            "ubuntu: has no version",
            "globl.json: neither exists nor is made by a target",
            "artifacts/quickstart/reprot.html: neither exists nor is made by a target",
            "artifacts/tests/*: neither exists nor is made by a target",
            "ghp_…: looks like a secret");

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path);
}
