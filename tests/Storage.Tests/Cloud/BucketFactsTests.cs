using Storage.Cloud;

namespace Storage.Tests.Cloud;

public sealed class BucketFactsTests
{
    [Theory]
    [InlineData("US-CENTRAL1", "us-central1", true)]
    [InlineData("US-CENTRAL1", "us-east1", false)]
    [InlineData("US", "us-west4", true)]
    [InlineData("US", "northamerica-northeast1", false)]
    [InlineData("EU", "europe-west4", true)]
    [InlineData("EU", "europe-west2", false)]
    [InlineData("ASIA", "asia-east1", true)]
    [InlineData("NAM4", "us-east1", true)]
    [InlineData("NAM4", "us-west1", false)]
    [InlineData("EUR4", "europe-north1", true)]
    public void A_place_holds_the_regions_it_is_made_of(string location, string region, bool isIn) =>
        new BucketFacts(location, []).IsIn(region).Should().Be(isIn);

    [Fact]
    public void A_pair_holds_its_two_regions_whatever_lies_around_them()
    {
        var facts = new BucketFacts("US", ["US-CENTRAL1", "US-WEST1"]);

        facts.IsIn("us-west1").Should().BeTrue();
        facts.IsIn("us-east1").Should().BeFalse();
    }
}
