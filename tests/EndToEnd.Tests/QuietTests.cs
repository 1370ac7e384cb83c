using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>Builds that are to say little.</summary>
public sealed class QuietTests(Workshop workshop)
{
    [Fact]
    public void Submit_says_where_the_model_is_and_nothing_else()
    {
        var model = $"Submit: the model is {workshop.BucketPath}/models/{workshop.Name}.model.zip, "
            + $"its scores are {workshop.BucketPath}/models/{workshop.Name}.scores.json.\n";
        workshop.MustRun("--target=ConvertLabels");

        var trained = workshop.MustRun("--target=Submit", "--quiet", "--new-run", "--set=training.epochs=2");
        var again = workshop.MustRun("--target=Submit", "--quiet", "--set=training.epochs=2");

        trained.Output.Should().Be($"Submit: the report is artifacts/{workshop.Name}/report.html.\n{model}");
        again.Output.Should().Be(model);
        (trained.Errors + again.Errors).Should().BeEmpty();
    }

    [Fact]
    public void Train_leaves_the_scores() =>
        workshop.MustRun("--target=Train", "--quiet").Output.TrimStart().Should().StartWith("label").And.Contain("macro average").And.NotContain("epoch");

    [Fact]
    public void Errors_and_how_to_carry_on_remain()
    {
        using var broken = new Workshop();
        File.AppendAllText(broken.DatasetPath, "one text,1,maybe,0\n");

        var result = broken.Run("--target=ConvertLabels", "--quiet");

        result.ExitCode.Should().Be(3);
        result.Output.Should().BeEmpty();
        result.Errors.Should().Contain($"{broken.DatasetPath}:122").And.EndWith(
            $"\nTo carry on from there: ./build.sh --pipeline={broken.PipelinePath} --target=ConvertLabels --quiet\n");
    }
}
