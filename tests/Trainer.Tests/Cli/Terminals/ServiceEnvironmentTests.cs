using Trainer.Cli.Terminals;

namespace Trainer.Tests.Cli.Terminals;

public sealed class ServiceEnvironmentTests
{
    [Fact]
    public void The_variables_of_the_service_are_read()
    {
        var variables = new Dictionary<string, string>
        {
            ["CLOUD_ML_JOB_ID"] = "1234",
            ["AIP_MODEL_DIR"] = "gs://b/out/model/",
            ["AIP_CHECKPOINT_DIR"] = "gs://b/out/checkpoints/",
            ["AIP_TENSORBOARD_LOG_DIR"] = "gs://b/out/logs/",
        };

        ServiceEnvironment.Read(variables.GetValueOrDefault).Should().Be(
            new ServiceEnvironment("1234", "gs://b/out/model/", "gs://b/out/checkpoints/", "gs://b/out/logs/"));
    }

    [Fact]
    public void A_variable_without_a_value_is_not_set()
    {
        ServiceEnvironment.Read(_ => "").Should().Be(new ServiceEnvironment());
        ServiceEnvironment.Read(_ => null).Should().Be(new ServiceEnvironment());
    }
}
