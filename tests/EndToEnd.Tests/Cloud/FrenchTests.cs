using EndToEnd.Tests.Running;
using FakeCloud.Buckets;

namespace EndToEnd.Tests.Cloud;

/// <summary>The way of the README: French texts and a pretrained model in a bucket, and a job of Vertex AI.</summary>
public sealed class FrenchTests(FrenchWorkshop french, RealPyTorch pyTorch) : IClassFixture<FrenchWorkshop>, IClassFixture<RealPyTorch>
{
    [Fact]
    public async Task The_French_pipeline_trains_on_Vertex_AI_from_what_is_in_the_bucket()
    {
        await french.FillBucketAsync(pyTorch);

        var result = french.Workshop.MustRun("--target=Submit");

        result.OutputOf("FetchInputs").Should().Contain($"FetchInputs: downloaded gs://my-bucket/{FrenchWorkshop.Dataset}, ")
            .And.Contain("FetchInputs: downloaded gs://my-bucket/pretrained/fr/forward/weights.pth, ");
        result.OutputOf("StageData").Should().Contain("the trainer reads the pretrained model from its source, gs://my-bucket/pretrained/fr.");
        result.OutputOf("Submit").Should().MatchRegex("pretrained backward: [0-9,]+ of [0-9,]+ tokens are in its vocabulary of [0-9,]+")
            .And.Contain($"Submit: the model is gs://my-bucket/{french.ModelObject}, ");
        french.Storage.Find(CloudWorkshop.Bucket, french.ModelObject).Should().NotBeNull();
        var job = french.Jobs.Jobs.Should().ContainSingle().Subject;
        job.Arguments.Should().Contain("--lang=fr").And.Contain("--bucket-name=gs://my-bucket");

        var downloads = french.Storage.RequestsOf(RequestKind.Download).Count();
        var again = french.Workshop.MustRun("--target=Submit");

        again.OutputOf("FetchInputs").Should().StartWith("FetchInputs: up to date: ");
        again.OutputOf("Submit").Should().StartWith("Submit: up to date: ");
        french.Jobs.Jobs.Should().HaveCount(1);
        french.Storage.RequestsOf(RequestKind.Download).Should().HaveCount(downloads);
    }
}
