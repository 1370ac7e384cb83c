using Faults;

namespace Jobs.Tests;

public sealed class TrainingJobRequestTests
{
    private static readonly TrainingJobRequest Right = new()
    {
        DisplayName = "quickstart",
        RunId = "quickstart-1",
        Command = new JobCommand("trainer", ["--epochs=1"]),
        WorkingFolder = "/",
        Labels = new Dictionary<string, string> { ["pipeline"] = "été", ["empty"] = "" },
    };

    [Fact]
    public void A_right_request_passes() => Right.Check();

    [Fact]
    public void All_mistakes_are_told_at_once_and_no_value_of_a_secret() =>
        FluentActions.Invoking((Right with
        {
            DisplayName = " ",
            RunId = "Run/1",
            Command = new JobCommand("", ["a\0b"]),
            Environment = new Dictionary<string, string> { ["A B"] = "x", ["BOTH"] = "x" },
            SecretEnvironment = new Dictionary<string, string> { ["BOTH"] = "y\0s3cret" },
            Labels = new Dictionary<string, string> { ["Pipeline"] = "x", ["commit"] = "A" },
        }).Check).Should().Throw<FaultException>().WithMessage(
            """
            The job's display name is empty. Give it a name.
            Run id "Run/1" is not valid. Use 1 to 63 of a-z, 0-9, _ and -, starting with a letter or digit.
            The job's program is empty. Give its path, or its name on the PATH.
            The job's command line contains a NUL character, which cannot be passed to a program. Remove it.
            Environment variable "A B" is not valid. Use A-Z, a-z, 0-9 and _, not starting with a digit.
            Environment variable "BOTH" contains a NUL character. Remove it.
            Environment variable "BOTH" is set both as a plain and as a secret variable. Keep one.
            Label "Pipeline=x" is not valid. Use at most 63 lower-case letters, digits, _ and - for the key and for the value, and start the key with a letter.
            Label "commit=A" is not valid. Use at most 63 lower-case letters, digits, _ and - for the key and for the value, and start the key with a letter.
            """).Which.Kind.Should().Be(FaultKind.Settings);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("-a")]
    [InlineData("a\n")]
    [InlineData("é")]
    public void A_run_id_that_could_not_be_a_label_or_a_file_is_refused(string runId) =>
        FluentActions.Invoking((Right with { RunId = runId }).Check).Should().Throw<FaultException>().WithMessage("Run id *");
}
