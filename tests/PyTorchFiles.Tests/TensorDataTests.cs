namespace PyTorchFiles.Tests;

public sealed class TensorDataTests
{
    [Fact]
    public void A_shape_that_does_not_fit_the_bytes_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new TensorData(ElementType.Float32, [2, 3], new byte[23])).Message
            .Should().StartWith("23 bytes given for float32 [2, 3].");
        Assert.Throws<ArgumentException>(() => new TensorData(ElementType.Float32, [-1, 0], Array.Empty<byte>())).Message
            .Should().StartWith("A dimension of size -1.");
        Assert.Throws<OverflowException>(() => new TensorData(ElementType.Float32, [1L << 62, 4], Array.Empty<byte>()));
    }

    [Fact]
    public void Elements_are_read_as_their_own_type_only()
    {
        TensorData.Of<int>([1, 2], 2).As<int>().ToArray().Should().Equal(1, 2);
        Assert.Throws<InvalidOperationException>(() => TensorData.Of<int>([1], 1).As<float>().ToArray()).Message
            .Should().Be("A tensor of int32 read as Single.");
        Assert.Throws<NotSupportedException>(() => TensorData.Of<char>(['a'], 1)).Message
            .Should().Be("No tensor holds elements of type Char.");
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        var weights = new StateDict();
        weights.Add("w", TensorData.Of<int>([1], 1));
        Assert.Throws<ArgumentException>(() => weights.Add("w", TensorData.Of<int>([1], 1)));
        weights.TryGetValue("b", out _).Should().BeFalse();
        weights.Count.Should().Be(1);
        weights.Values.Should().HaveCount(1);
    }
}
