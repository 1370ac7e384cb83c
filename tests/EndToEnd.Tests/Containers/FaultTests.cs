using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>What a user sees when the engine, the registry or a container fails, and that the same command then carries on.</summary>
public sealed class FaultTests(ContainerWorkshop containers) : IClassFixture<ContainerWorkshop>
{
    private const string Training = "language model, frozen: 900 epochs";

    private Workshop Workshop => containers.Workshop;

    [Fact]
    public void An_engine_that_is_stopped_is_named_before_anything_is_built()
    {
        string[] arguments = ["--target=BuildImage", "--force"];
        _ = Workshop;
        containers.Docker.Stop();
        try
        {
            var result = Workshop.Run(arguments);

            result.ExitCode.Should().Be(4);
            result.Errors.Should().Be(Workshop.CarryOn(
                "PublishTrainer",
                $"Error: docker info: Cannot connect to the Docker daemon at {containers.Docker.Host}. Is the docker daemon running? "
                + "Start the engine, for example: sudo systemctl start docker",
                arguments));
        }
        finally
        {
            containers.Docker.Start();
        }

        Workshop.MustRun(arguments);
    }

    [Fact]
    public void A_registry_that_stops_while_it_takes_an_image_is_carried_on_with()
    {
        Workshop.MustRun("--target=SmokeTest");
        // One that has no layer yet: the push takes seconds.
        using var registry = new ContainerRegistry { User = containers.Registry.User, Password = ContainerWorkshop.Password };
        var image = $"{registry.Address}/team/trainer:1";
        string[] arguments = ["--target=PushImage", $"--set=image.uri={image}"];
        using (var build = Workshop.Start(arguments))
        {
            build.WaitFor("Preparing");
            Thread.Sleep(1000);
            registry.Stop();
            var result = build.WaitForExit();

            result.ExitCode.Should().Be(5, result.ToString());
            result.Errors.Should().Contain($"Error: docker push {image}: ").And.Contain(". Check the registry's address, and that the registry is running.\n")
                .And.EndWith($"\nTo carry on from there: ./build.sh --pipeline={Workshop.PipelinePath} {string.Join(' ', arguments)}\n");
            result.ToString().Should().Contain("Trying again in ");
        }

        containers.Recorded().Pushed.Should().BeNull();
        registry.Start();
        Workshop.MustRun(arguments);
        containers.Recorded().Pushed.Should().StartWith($"{registry.Address}/team/trainer@sha256:");
    }

    [Fact]
    public void A_registry_that_is_not_there_is_one_line()
    {
        Workshop.MustRun("--target=SmokeTest");
        _ = containers.Registry.Address;
        containers.Registry.Stop();
        try
        {
            var result = Workshop.Run("--target=PushImage");

            result.ExitCode.Should().Be(5);
            result.Errors.Should().Contain($"Error: docker login {containers.Registry.Address} as pusher: ").And.Contain("connection refused")
                .And.NotContain(ContainerWorkshop.Password);
        }
        finally
        {
            containers.Registry.Start();
        }
    }

    [Theory]
    [InlineData("not the password", 5, "401 Unauthorized")]
    [InlineData("\n", 2, "is empty. Put the password there.")]
    public void A_wrong_password_is_refused_and_not_shown(string password, int exitCode, string says)
    {
        Workshop.MustRun("--target=SmokeTest");
        var file = Path.Combine(Workshop.Folder, "wrong-password");
        File.WriteAllText(file, password);

        var result = Workshop.Run("--target=PushImage", $"--set=image.passwordFile={file}");

        result.ExitCode.Should().Be(exitCode);
        result.Errors.Should().Contain(says);
        result.ToString().Should().NotContain("not the password");
    }

    [Fact]
    public void Without_a_login_the_registry_refuses_the_push()
    {
        Workshop.MustRun("--target=SmokeTest");

        var result = Workshop.Run("--target=PushImage", "--set=image.login=engine");

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain(
            $"Error: docker push {containers.Image}: no basic auth credentials. Check user and password: docker login, or image.login. "
            + "The user must have read and write access.\n");
    }

    [Fact]
    public void A_password_file_that_is_missing_is_named()
    {
        Workshop.MustRun("--target=SmokeTest");

        var result = Workshop.Run("--target=PushImage", "--set=image.passwordFile=/nowhere/password");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain("Error: image.passwordFile: /nowhere/password cannot be read (DirectoryNotFoundException). Put the password there.\n");
    }

    [Fact]
    public void A_base_that_is_not_to_be_had_is_one_line()
    {
        var result = Workshop.Run("--target=BuildImage", $"--set=image.base={containers.Registry.Address}/none:1");

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain("Error: docker build ").And.Contain("no basic auth credentials");
    }

    [Fact]
    public void A_container_that_is_killed_fails_the_smoke_test_and_the_push()
    {
        using var build = Workshop.Start("--target=PushImage", "--set=smokeTest.epochs=90");
        build.WaitFor("language model, frozen: ");

        containers.Engine.Run("kill", containers.Containers().Single());
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(5);
        result.Errors.Should().Contain("An error occurred when executing task 'SmokeTest'.\nError: Job ")
            .And.Contain(" failed: it was killed by signal 9 (exit code 137); this often means that the machine ran out of memory. ");
        containers.Containers().Should().BeEmpty();
    }

    [Fact]
    public void A_smoke_test_that_a_killed_build_left_behind_is_ended_by_the_next()
    {
        using (var build = Workshop.Start("--target=SmokeTest", "--set=smokeTest.epochs=90"))
        {
            build.WaitFor("language model, frozen: ");
            build.Kill();
        }

        var left = containers.Containers().Single();
        var id = containers.Engine.Run("inspect", "--format", "{{.Id}}", left);
        Workshop.MustRun("--target=SmokeTest", "--set=smokeTest.rows=110");

        containers.Containers().Should().BeEmpty();
        containers.Engine.Try("inspect", id).ExitCode.Should().NotBe(0);
    }

    [Fact]
    public void A_cancelled_job_leaves_no_container_running()
    {
        using var build = Workshop.Start("--target=Submit", "--set=training.epochs=900");
        build.WaitFor(Training);
        containers.Containers().Should().ContainSingle();

        Workshop.MustRun("--target=Cancel").OutputOf("Cancel").Should().EndWith("is JOB_STATE_CANCELLED.");

        containers.Containers().Should().BeEmpty();
        build.WaitForExit().ExitCode.Should().Be(5);
    }

    [Fact]
    public void A_GPU_that_is_asked_for_and_not_there_fails_before_anything_runs()
    {
        var result = Workshop.Run("--target=SmokeTest", "--set=image.torch=cuda", "--set=smokeTest.device=gpu", "--exclusive");

        result.ExitCode.Should().Be(4);
        result.Errors.Should().Contain(
            "Error: smokeTest.device: gpu was asked for, and docker has no NVIDIA runtime. Install the NVIDIA Container Toolkit (docs/gpu.md), "
            + "or try: --set smokeTest.device=auto\n");
    }
}
