using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>The road of an image from its sources to the job that runs it, with the real engine and the real registry.</summary>
public sealed class ImageTests(ContainerWorkshop containers) : IClassFixture<ContainerWorkshop>
{
    private const long Megabyte = 1_000_000;

    private Workshop Workshop => containers.Workshop;

    [Fact]
    public async Task The_job_trains_in_the_image_that_was_proven_and_that_the_registry_has()
    {
        var result = Workshop.MustRun("--target=Submit", "--force");

        result.OutputOf("SmokeTest").Should().StartWith("SmokeTest: on the CPU, because the image contains libtorch for the CPU.")
            .And.Contain("trained on cpu").And.Contain("peak memory")
            .And.EndWith("SmokeTest: passed: the model was written, loads and predicts, the losses decreased, the scores are complete.");
        var (_, pushed) = containers.Recorded();
        pushed.Should().Be($"{containers.Registry.Address}/team/{Workshop.Name}@{await DigestInRegistryAsync()}");
        NewestJobRecord().Should().Contain($"\"{pushed}\"");
        result.OutputOf("Submit").Should().EndWith(
            $"Submit: the model is {Workshop.BucketPath}/models/{Workshop.Name}.model.zip, its scores are {Workshop.BucketPath}/models/{Workshop.Name}.scores.json.");
        result.ToString().Should().NotContain(ContainerWorkshop.Password);
        Directory.GetFiles(Workshop.PathOf(), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".log" or ".csv")
            .Should().NotBeEmpty().And.NotContain(file => File.ReadAllText(file).Contains("$ecret"));
        containers.Containers().Should().BeEmpty();
        File.Exists(Path.Combine(containers.Docker.Environment["DOCKER_CONFIG"], "config.json")).Should().BeFalse("the login is the build's alone");
    }

    [Fact]
    public void Nothing_changed_builds_proves_and_pushes_nothing()
    {
        Workshop.MustRun("--target=PushImage");
        var (image, size) = (containers.Recorded(), containers.Registry.Size);

        var second = Workshop.MustRun("--target=PushImage");

        foreach (var task in new[] { "PublishTrainer", "BuildImage", "SmokeTest", "PushImage" })
            second.OutputOf(task).Should().StartWith($"{task}: up to date: ").And.NotContain("\n");
        (containers.Recorded(), containers.Registry.Size).Should().Be((image, size));
    }

    [Fact]
    public void The_same_inputs_make_the_same_image_on_an_engine_that_never_saw_it()
    {
        Workshop.MustRun("--target=BuildImage");
        var (first, _) = containers.Recorded();
        containers.RemoveImages();

        var again = Workshop.MustRun("--target=BuildImage");

        again.OutputOf("BuildImage").Should().Contain("Successfully built").And.NotContain("Using cache");
        containers.Recorded().Id.Should().Be(first);
    }

    [Fact]
    public void BuildKit_makes_the_same_image_as_the_older_builder()
    {
        const string debian = "/usr/bin/docker"; // has BuildKit built in, where newer programs need an extension
        TestKit.Tools.Require(debian);
        Workshop.MustRun("--target=BuildImage");
        var (first, _) = containers.Recorded();
        containers.RemoveImages();
        var variables = new Dictionary<string, string>(Workshop.Variables)
        {
            ["PATH"] = $"/usr/bin:{Workshop.Variables["PATH"]}",
            ["DOCKER_BUILDKIT"] = "1",
        };

        using var build = RunningBuild.Start(
            Repository.PathOf("build.sh"), Repository.Root, variables, $"--pipeline={Workshop.PipelinePath}", "--target=BuildImage");
        var result = build.WaitForExit();

        result.ExitCode.Should().Be(0, result.ToString());
        result.Errors.Should().NotContain("legacy builder");
        containers.Recorded().Id.Should().Be(first);
    }

    [Fact]
    public void A_change_of_code_pushes_a_few_megabytes()
    {
        Workshop.MustRun("--target=PushImage");
        Workshop.MustRun("--target=BuildImage", "--exclusive", "--force"); // fills the builder's cache
        var (before, first) = (containers.Registry.Size, containers.Recorded());
        var symbols = Repository.PathOf("artifacts", "trainer", "cpu-linux-x64", "Trainer.pdb");
        var whole = File.ReadAllBytes(symbols);
        try
        {
            // As every file of the program might have changed: random bytes do not compress.
            var changed = new byte[2 * Megabyte];
            Random.Shared.NextBytes(changed);
            File.WriteAllBytes(symbols, changed);
            Workshop.MustRun("--target=BuildImage", "--exclusive", "--force").OutputOf("BuildImage").Should().Contain("Using cache");
            Workshop.MustRun("--target=PushImage", "--exclusive");
        }
        finally
        {
            File.WriteAllBytes(symbols, whole);
        }

        containers.Recorded().Should().NotBe(first);
        (containers.Registry.Size - before).Should().BeInRange(2 * Megabyte, 10 * Megabyte);
        Workshop.MustRun("--target=BuildImage", "--exclusive", "--force");
        containers.Recorded().Id.Should().Be(first.Id);
    }

    [Fact]
    public void An_image_says_what_it_is_and_runs_for_any_user()
    {
        Workshop.MustRun("--target=BuildImage");
        using var inspected = JsonDocument.Parse(containers.Engine.Run("inspect", containers.Image));
        var image = inspected.RootElement[0];
        var beyondBase = image.GetProperty("Size").GetInt64() - Size(DebianBaseImage.Name);

        beyondBase.Should().BeInRange(400 * Megabyte, 900 * Megabyte);
        image.GetProperty("Config").GetProperty("User").GetString().Should().Be("10001:10001");
        var labels = image.GetProperty("Config").GetProperty("Labels");
        labels.GetProperty("org.opencontainers.image.version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        labels.GetProperty("org.opencontainers.image.revision").GetString().Should().MatchRegex("^([0-9a-f]{40}(-dirty)?|unknown)$");
        labels.GetProperty("org.opencontainers.image.base.name").GetString().Should().Be(DebianBaseImage.Name);
        labels.GetProperty("pipeline.dataset.sha256").GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        labels.GetProperty("pipeline.settings.sha256").GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        foreach (var user in new[] { "10001:10001", "12345:54321", "0:0" })
            containers.Engine.Run("run", "--rm", "--network", "none", "--user", user, containers.Image, "check-device").Should().EndWith("device: ok");
    }

    [Fact]
    public void The_entry_point_takes_the_tutorials_arguments()
    {
        Workshop.MustRun("--target=StageData");
        Workshop.MustRun("--target=BuildImage");
        var user = $"{Command.Run("id", ["-u"]).Require()}:{Command.Run("id", ["-g"]).Require()}";

        containers.Engine.Run(
            "run", "--rm", "--network", "none", "--user", user, "--volume", $"{Workshop.BucketPath}:/data", containers.Image,
            "--bucket-name", "/data", "--lang", "en", "--dataset-filename", $"{Workshop.Name}.csv", "--label-list", "delivery,billing,praise",
            "--label-delim", ",", "--epochs", "1", "--model-dir", "by-hand", "--pretrained", "none", "--embedding-size", "16", "--hidden-size", "24");

        Directory.GetFiles(Path.Combine(Workshop.BucketPath, "by-hand")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("model.zip", "scores.json", "model.README.md", "model.run.json");
    }

    [Fact]
    public void The_same_image_under_another_name_is_pushed_under_that_name()
    {
        Workshop.MustRun("--target=PushImage");
        var (id, pushed) = containers.Recorded();
        var other = $"--set=image.uri={containers.Registry.Address}/team/{Workshop.Name}:2";

        Workshop.MustRun("--target=BuildImage", other);
        containers.Recorded().Should().Be((id, null));
        var push = Workshop.MustRun("--target=PushImage", other);

        push.OutputOf("SmokeTest").Should().StartWith("SmokeTest: up to date: ");
        push.OutputOf("PushImage").Should().Contain("2: digest: sha256:");
        containers.Recorded().Should().Be((id, pushed));
    }

    [Fact]
    public void What_goes_into_the_image_trains_on_this_machine_too()
    {
        Workshop.MustRun("--target=Train", "--set=storage.modelDir=by-train");

        Directory.GetFiles(Path.Combine(Workshop.BucketPath, "by-train")).Select(Path.GetFileName).Should().BeEquivalentTo(
            new[] { "model.zip", "scores.json", "README.md", "run.json" }.Select(name => $"{Workshop.Name}.{name}"));
    }

    [Fact]
    public void A_name_of_Container_Registry_is_built_with_a_warning()
    {
        var result = Workshop.MustRun("--target=BuildImage", "--set=image.uri=eu.gcr.io/project/trainer:1");

        result.ToString().Should().Contain(
            "BuildImage: eu.gcr.io is Container Registry, which since March 2025 accepts images only if Artifact Registry hosts it "
            + "for the project. Name new images REGION-docker.pkg.dev/PROJECT/REPOSITORY/NAME:TAG\n");
        containers.Engine.Run("images", "--quiet", "eu.gcr.io/project/trainer:1").Should().NotBeEmpty();
    }

    [Fact]
    public void Another_base_makes_another_image_and_data_another_label()
    {
        Workshop.MustRun("--target=BuildImage");
        var first = containers.Recorded().Id;
        containers.Engine.Run("tag", DebianBaseImage.Name, "kept:1");
        try
        {
            containers.Engine.Run("tag", containers.Image, DebianBaseImage.Name);

            Workshop.MustRun("--target=Plan").Output.Should().Contain($"BuildImage: runs: {DebianBaseImage.Name} changed.");
        }
        finally
        {
            containers.Engine.Run("tag", "kept:1", DebianBaseImage.Name);
        }

        Workshop.MustRun("--target=BuildImage").OutputOf("BuildImage").Should().StartWith("BuildImage: up to date: ");
        Workshop.MustRun("--target=BuildImage", "--set=training.epochs=2");
        containers.Recorded().Id.Should().NotBe(first);
        Workshop.MustRun("--target=BuildImage");
        containers.Recorded().Id.Should().Be(first);
    }

    private long Size(string image) => long.Parse(containers.Engine.Run("inspect", "--format", "{{.Size}}", image));

    private string NewestJobRecord() => Directory.GetDirectories(Workshop.PathOf("jobs")).Order(StringComparer.Ordinal)
        .SelectMany(folder => Directory.GetFiles(folder, "job.json")).Select(File.ReadAllText).Last();

    private async Task<string> DigestInRegistryAsync()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Head, $"http://{containers.Registry.Address}/v2/team/{Workshop.Name}/manifests/1");
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{containers.Registry.User}:{ContainerWorkshop.Password}")));
        using var answer = await client.SendAsync(request);
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }
}
