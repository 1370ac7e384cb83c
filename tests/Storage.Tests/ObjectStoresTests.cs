using Faults;

namespace Storage.Tests;

public sealed class ObjectStoresTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_opens_a_folder() =>
        ObjectStores.Open(_folder.PathOf("bucket") + Path.DirectorySeparatorChar).Location.Should().Be(_folder.PathOf("bucket"));

    [Theory]
    [InlineData("gs://my-bucket", "Bucket \"gs://my-bucket\" is not supported. Give the path of a folder, such as artifacts/bucket.")]
    [InlineData("s3://my-bucket", "Bucket \"s3://my-bucket\" is not supported. Give the path of a folder, such as artifacts/bucket.")]
    [InlineData(" ", "The bucket is empty. Give the path of a folder, such as artifacts/bucket.")]
    public void Any_other_form_is_refused_with_the_forms_there_are(string bucket, string message) =>
        FluentActions.Invoking(() => ObjectStores.Open(bucket)).Should().Throw<FaultException>().WithMessage(message)
            .Which.Kind.Should().Be(FaultKind.Settings);
}
