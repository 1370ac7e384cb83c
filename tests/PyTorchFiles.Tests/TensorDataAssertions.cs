namespace PyTorchFiles.Tests;

internal static class TensorDataAssertions
{
    public static void ShouldEqual(this TensorData actual, TensorData expected, string name)
    {
        actual.ElementType.Should().Be(expected.ElementType, name);
        actual.Shape.Should().Equal(expected.Shape, name);
        actual.Bytes.Span.SequenceEqual(expected.Bytes.Span).Should().BeTrue($"the elements of {name} should be the same");
    }

    public static void ShouldEqual(this StateDict actual, StateDict expected)
    {
        actual.Keys.Should().Equal(expected.Keys);
        foreach (var (name, tensor) in actual)
            tensor.ShouldEqual(expected[name], name);
    }
}
