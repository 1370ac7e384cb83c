using Trainer.Cli;

namespace Trainer.Tests.Cli;

public sealed class BucketNameTests
{
    [Theory]
    [InlineData("my-bucket", "gs://my-bucket")]
    [InlineData("my-bucket.example.com", "gs://my-bucket.example.com")]
    [InlineData("gs://my-bucket/fr", "gs://my-bucket/fr")]
    [InlineData("artifacts/bucket", "artifacts/bucket")]
    [InlineData("/gcs/my-bucket", "/gcs/my-bucket")]
    [InlineData("./my-bucket", "./my-bucket")]
    [InlineData("My Folder", "My Folder")]
    [InlineData("ab", "ab")]
    public void The_name_of_a_bucket_is_one_in_Cloud_Storage(string given, string address) =>
        BucketName.ToAddress(given).Should().Be(address);

    [Fact]
    public void A_folder_of_that_name_comes_first()
    {
        var folder = Directory.CreateDirectory("a-folder-where-tests-run").Name;
        try
        {
            BucketName.ToAddress(folder).Should().Be(folder);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
