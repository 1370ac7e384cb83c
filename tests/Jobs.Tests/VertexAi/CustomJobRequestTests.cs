using Faults;
using Jobs.Cloud;
using Jobs.Tests.Cloud;
using Jobs.VertexAi;

namespace Jobs.Tests.VertexAi;

public sealed class CustomJobRequestTests
{
    [Theory]
    [InlineData("10_vertex_create_flags")]
    [InlineData("14_vertex_create_config_yaml")]
    [InlineData("15_vertex_create_all_flags")]
    [InlineData("17_vertex_create_args_with_comma")]
    public void The_body_is_what_gcloud_sends(string capture)
    {
        var request = capture[..2] switch
        {
            "10" => CustomJobs.Tutorial,
            "14" => CustomJobs.Everything,
            "15" => CustomJobs.TwoPools,
            _ => CustomJobs.Commas,
        };

        request.ToBody().ShouldEqual(GcloudExchange.Read(capture).BodyOfRun("run-1"));
    }

    [Fact]
    public void The_body_of_the_beta_interface_is_the_same() =>
        (CustomJobs.Everything with { DisplayName = "my-job-beta", Labels = new Dictionary<string, string>() }).ToBody()
            .ShouldEqual(GcloudExchange.Read("16_vertex_create_beta").BodyOfRun("run-1"));

    [Fact]
    public void Several_machines_are_a_chief_and_a_pool_of_others()
    {
        var pool = new WorkerPool(CustomJobs.Gpu, ReplicaCount: 4, new DiskSpec("pd-ssd", 100));

        WorkerPool.Replicas(pool).Should().Equal(pool with { ReplicaCount = 1 }, pool with { ReplicaCount = 3 });
        WorkerPool.Replicas(pool with { ReplicaCount = 1 }).Should().Equal(pool with { ReplicaCount = 1 });
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        FluentActions.Invoking((CustomJobs.Tutorial with
        {
            DisplayName = "",
            RunId = "Run/1",
            Image = "trainer :1",
            Arguments = ["a\0b"],
            Labels = new Dictionary<string, string> { ["run_id"] = "x", ["Team"] = "x" },
            Environment = new Dictionary<string, string> { ["1"] = "x" },
            WorkerPools = [new WorkerPool(CustomJobs.Gpu, ReplicaCount: 2)],
        }).Check).Should().Throw<FaultException>().WithMessage(
            """
            The job's display name is empty. Give it a name.
            Run id "Run/1" is not valid. Use 1 to 63 of a-z, 0-9, _ and -, starting with a letter or digit.
            Image "trainer :1" is not valid. Give HOST/PATH@sha256:DIGEST, as it was pushed.
            The job's command line contains a NUL character, which cannot be passed to a program. Remove it.
            Label "Team=x" is not valid. Use at most 63 lower-case letters, digits, _ and - for the key and for the value, and start the key with a letter.
            Label "run_id" is reserved: the job service sets it. Choose another name.
            Environment variable "1" is not valid. Use A-Z, a-z, 0-9 and _, not starting with a digit.
            The job's first worker pool is its chief and must have one machine, not 2. Move the other machines to a second pool.
            """).Which.Kind.Should().Be(FaultKind.Settings);

    [Fact]
    public void A_job_without_machines_is_refused() =>
        FluentActions.Invoking((CustomJobs.Tutorial with { WorkerPools = [] }).Check).Should().Throw<FaultException>()
            .WithMessage("The job has no machines. Add a worker pool.");

    [Theory]
    [InlineData("quickstart", "quickstart")]
    [InlineData("Support Messages/fr.v2", "support-messages-fr-v2")]
    [InlineData("été_1", "été_1")]
    public void A_text_becomes_the_value_of_a_label(string text, string value) => JobLabels.ValueOf(text).Should().Be(value);

    [Fact]
    public void A_long_text_is_cut_to_the_length_of_a_label() => JobLabels.ValueOf(new string('x', 70)).Should().HaveLength(63);
}
