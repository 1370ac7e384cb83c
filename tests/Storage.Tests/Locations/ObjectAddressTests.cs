using Faults;
using Storage.Locations;

namespace Storage.Tests.Locations;

public sealed class ObjectAddressTests
{
    [Fact]
    public void An_address_is_a_bucket_and_a_name()
    {
        var address = ObjectAddress.Parse("gs://my-bucket/teams/nlp/a b.csv");

        address.Should().Be(new ObjectAddress("my-bucket", "teams/nlp/a b.csv"));
        address.BucketAddress.Should().Be("gs://my-bucket");
        address.ToString().Should().Be("gs://my-bucket/teams/nlp/a b.csv");
    }

    [Theory]
    [InlineData("gs://my-bucket/a.csv", true)]
    [InlineData("data/a.csv", false)]
    [InlineData("/data/gs:/a.csv", false)]
    public void What_is_no_address_is_a_path(string text, bool isCloud) => ObjectAddress.IsCloud(text).Should().Be(isCloud);

    [Theory]
    [InlineData("gs://my-bucket/", "\"gs://my-bucket/\" is the address of a bucket, not of an object. Give gs://BUCKET/OBJECT.")]
    [InlineData("data/a.csv", "\"data/a.csv\" is not a Cloud Storage address. Give gs://BUCKET or gs://BUCKET/PREFIX, such as gs://my-bucket/fr.")]
    [InlineData("gs://my-bucket/../a", "\"../a\" is not a valid object name: the part .. is not allowed. Example: models/fr/model.bin")]
    public void Any_other_form_is_refused(string text, string message) =>
        FluentActions.Invoking(() => ObjectAddress.Parse(text)).Should().Throw<FaultException>().WithMessage(message)
            .Which.Kind.Should().Be(FaultKind.Settings);
}
