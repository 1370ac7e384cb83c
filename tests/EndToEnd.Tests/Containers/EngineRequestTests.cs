using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>
/// What the engine is asked for where it has GPUs, or where the bucket is in the cloud. A program stands in for Docker: it writes down what it is called with, and runs the trainer
/// of this machine in place of an image.
/// </summary>
public sealed class EngineRequestTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workshop _workshop;

    public EngineRequestTests()
    {
        var docker = _folder.Write("docker", $$"""
            #!/bin/bash
            printf '%q ' "$@" >>'{{Calls}}'; echo >>'{{Calls}}'
            case $1 in
            info) echo '{"ServerVersion":"28.2","DockerRootDir":"/nowhere","Runtimes":{"runc":{},"nvidia":{} } }';;
            inspect) echo 'Error: No such image' >&2; exit 1;;
            run)
                while [ "$1" != trainer:1 ]; do shift; done; shift
                if [ "$1" = check-device ]; then echo 'device: ok'; exit; fi
                exec dotnet '{{Repository.PathOf("artifacts", "trainer", "cpu", "Trainer.dll")}}' "${@/--device=cuda/--device=cpu}";;
            esac
            """);
        Command.Run("chmod", ["+x", docker]).Require();
        _workshop = new Workshop(rows: 120, _ => "")
        {
            Variables = new Dictionary<string, string>
            {
                ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUDSDK_CONFIG"] = _folder.PathOf("gcloud"),
            },
        };
    }

    private string Calls => _folder.PathOf("calls");

    public void Dispose()
    {
        _workshop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_smoke_test_proves_the_GPU_and_trains_on_it()
    {
        _workshop.MustRun("--target=PublishTrainer");
        _workshop.MustRun("--target=ConvertLabels");

        var result = _workshop.MustRun("--target=SmokeTest", "--exclusive", "--set=image={ uri: 'trainer:1' }", "--set=smokeTest.device=gpu");

        result.OutputOf("SmokeTest").Should().StartWith("SmokeTest: on the GPU, because docker has the NVIDIA runtime.\ndevice: ok\n");
        var runs = File.ReadAllLines(Calls).Where(call => call.StartsWith("run ", StringComparison.Ordinal)).ToArray();
        runs.Should().OnlyContain(run => run.Contains(" --gpus all ") && run.Contains(" --runtime nvidia "));
        runs.Should().SatisfyRespectively(
            check => check.Should().EndWith(" trainer:1 check-device --device=cuda "),
            train => train.Should().Contain(" trainer:1 train ").And.EndWith(" --device=cuda "),
            inspect => inspect.Should().Contain(" trainer:1 inspect "),
            predict => predict.Should().Contain(" trainer:1 predict "));
    }

    [Fact]
    public void The_plan_shows_CUDA_in_every_step_it_concerns()
    {
        _workshop.MustRun("--target=ConvertLabels");

        var plan = _workshop.MustRun("--target=Plan", "--set=image={ uri: 'trainer:1' }").OutputOf("Plan");

        plan.Should().Contain("dotnet publish src/Trainer --configuration Release --output artifacts/trainer/cuda-linux-x64 --runtime linux-x64 --self-contained -p:Torch=cuda")
            .And.Contain("docker build --file container/Trainer.Dockerfile --build-arg BASE=mcr.microsoft.com/dotnet/runtime-deps:10.0 --tag trainer:1 artifacts/trainer/cuda-linux-x64.context")
            .And.Contain("PushImage: skipped: trainer:1 names no registry, so the image stays on this machine.")
            .And.MatchRegex("run as a local job: docker run --gpus all .*--runtime nvidia .*trainer:1 train .*--device=cuda");
    }

    [Fact]
    public void A_GPU_is_not_used_against_the_pipelines_will()
    {
        _workshop.MustRun("--target=ConvertLabels");

        var plan = _workshop.MustRun("--target=Plan", "--set=image={ uri: 'trainer:1' }", "--set=smokeTest.device=cpu").OutputOf("Plan");

        plan.Split('\n').Single(line => line.Contains("--max-rows=")).Should().EndWith("--device=cpu").And.NotContain("--gpus");
    }

    [Fact]
    public void Credentials_for_a_bucket_in_the_cloud_are_mounted_as_a_file()
    {
        _workshop.MustRun("--target=ConvertLabels");
        var key = _folder.Write("gcloud/application_default_credentials.json", """{ "refresh_token": "a-secret" }""");

        var plan = _workshop.MustRun("--target=Plan", "--set=image={ uri: 'trainer:1' }", "--set=storage.bucket=gs://bucket-1").OutputOf("Plan");

        plan.Split('\n').Single(line => line.Contains("run as a local job")).Should()
            .Contain($" --mount type=bind,source={key},target=/var/run/secrets/google-credentials.json,readonly ")
            .And.Contain(" --env GOOGLE_APPLICATION_CREDENTIALS=/var/run/secrets/google-credentials.json ")
            .And.Contain(" --bucket-name=gs://bucket-1 ");
        (plan + File.ReadAllText(Calls)).Should().NotContain("a-secret");
    }
    [Fact]
    public void The_subject_token_of_an_external_account_is_mounted_where_its_credentials_name_it()
    {
        _workshop.MustRun("--target=ConvertLabels");
        var token = _folder.Write("oidc/token", "a-secret");
        _folder.Write("gcloud/application_default_credentials.json", $$"""
            { "type": "external_account", "credential_source": { "file": "{{token}}" } }
            """);

        var plan = _workshop.MustRun("--target=Plan", "--set=image={ uri: 'trainer:1' }", "--set=storage.bucket=gs://bucket-1").OutputOf("Plan");

        plan.Split('\n').Single(line => line.Contains("run as a local job")).Should()
            .Contain(",target=/var/run/secrets/google-credentials.json,readonly ")
            .And.Contain($" --mount type=bind,source={token},target={token},readonly ");
        (plan + File.ReadAllText(Calls)).Should().NotContain("a-secret");
    }
}
