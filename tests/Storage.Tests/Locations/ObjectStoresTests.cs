using Faults;
using Storage.Locations;

namespace Storage.Tests.Locations;

public sealed class ObjectStoresTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_opens_a_folder() =>
        ObjectStores.Open(_folder.PathOf("bucket") + Path.DirectorySeparatorChar).Location.Should().Be(_folder.PathOf("bucket"));

    [Theory]
    [InlineData("gs://my-bucket", "gs://my-bucket")]
    [InlineData("gs://my-bucket/", "gs://my-bucket")]
    [InlineData("gs://my.bucket_1/teams/nlp/", "gs://my.bucket_1/teams/nlp")]
    public void An_address_opens_a_bucket(string bucket, string location) => ObjectStores.Open(bucket).Location.Should().Be(location);

    [Theory]
    [InlineData("s3://my-bucket", "Bucket \"s3://my-bucket\" is not supported. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.")]
    [InlineData(" ", "The bucket name is empty. Give the path of a folder, such as artifacts/bucket, or gs://BUCKET.")]
    [InlineData("gs://", "\"gs://\" is not a Cloud Storage address. Give gs://BUCKET or gs://BUCKET/PREFIX, such as gs://my-bucket/fr.")]
    [InlineData("gs://My_Bucket", "\"gs://My_Bucket\" is not a Cloud Storage address. Give gs://BUCKET or gs://BUCKET/PREFIX, such as gs://my-bucket/fr.")]
    [InlineData("gs://my-bucket/a/../b", "\"a/../b\" is not a valid object name: the part .. is not allowed. Example: models/fr/model.bin")]
    public void Any_other_form_is_refused_with_the_forms_there_are(string bucket, string message) =>
        FluentActions.Invoking(() => ObjectStores.Open(bucket)).Should().Throw<FaultException>().WithMessage(message)
            .Which.Kind.Should().Be(FaultKind.Settings);
}
