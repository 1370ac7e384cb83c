using Build.Training;

namespace Build.Tests.Training;

public sealed class PretrainedModelTests
{
    [Theory]
    [InlineData("gs://b-1/pretrained/fr", "gs://b-1", true)]
    [InlineData("gs://b-1/pretrained/fr/", "gs://b-1/", true)]
    [InlineData("gs://b-1/team/pretrained/fr", "gs://b-1/team", true)]
    [InlineData("gs://b-1/pretrained/fr", "gs://b-1/team", false)]
    [InlineData("gs://b-1/pretrained/fr", "gs://b-2", false)]
    [InlineData("gs://b-1/pretrained/en", "gs://b-1", false)]
    [InlineData("artifacts/bucket/pretrained/fr", "artifacts/../artifacts/bucket", true)]
    [InlineData("pretrained/fr", "artifacts/bucket", false)]
    [InlineData("none", ".", false)]
    public void A_model_is_in_place_where_the_trainer_looks_for_it(string source, string bucket, bool isInPlace) =>
        PretrainedModel.IsInPlace(Settings.Quickstart("language=fr", $"pretrained.source={source}", $"storage.bucket={bucket}"))
            .Should().Be(isInPlace);

    [Theory]
    [InlineData("none")]
    [InlineData("wt103")]
    public void A_model_that_is_no_folder_has_no_files(string source) =>
        PretrainedModel.Expected(Settings.Quickstart($"pretrained.source={source}")).Should().BeEmpty();

    [Fact]
    public void Each_file_has_a_name_at_its_source_and_one_in_the_bucket() =>
        PretrainedModel.Expected(Settings.Quickstart("language=fr", "pretrained={ source: lm, direction: both }")).Should().Equal(
            new PretrainedFile("forward/weights.pth", "pretrained/fr/forward/weights.pth", Required: true),
            new PretrainedFile("forward/vocab.pkl", "pretrained/fr/forward/vocab.pkl", Required: true),
            new PretrainedFile("forward/config.json", "pretrained/fr/forward/config.json", Required: true),
            new PretrainedFile("backward/weights.pth", "pretrained/fr/backward/weights.pth", Required: true),
            new PretrainedFile("backward/vocab.pkl", "pretrained/fr/backward/vocab.pkl", Required: true),
            new PretrainedFile("backward/config.json", "pretrained/fr/backward/config.json", Required: true),
            new PretrainedFile("spm/spm.model", "pretrained/fr/spm/spm.model", Required: true));
}
