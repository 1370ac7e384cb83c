namespace Storage.Tests;

public sealed class BucketLayoutTests
{
    [Theory]
    [InlineData("french.model.zip", "french.run.json", "french.README.md")]
    [InlineData("model.zip", "model.run.json", "model.README.md")]
    [InlineData("v1.2.zip", "v1.2.run.json", "v1.2.README.md")]
    [InlineData("bare", "bare.run.json", "bare.README.md")]
    public void What_tells_of_a_model_is_named_after_it(string model, string record, string card) =>
        (BucketLayout.RecordOf(model), BucketLayout.CardOf(model)).Should().Be((record, card));
}
