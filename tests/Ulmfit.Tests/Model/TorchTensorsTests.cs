using PyTorchFiles;
using PyTorchFiles.Tests;
using TorchSharp;
using Ulmfit.Model;

namespace Ulmfit.Tests.Model;

public sealed class TorchTensorsTests
{
    public static TheoryData<ElementType> Types => [.. ElementTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void Tensors_of_every_type_go_to_TorchSharp_and_back(ElementType type)
    {
        using var scope = torch.NewDisposeScope();
        byte[] bytes = [.. Enumerable.Range(0, 6 * type.Size()).Select(i => (byte)(type == ElementType.Bool ? i % 2 : i))];
        var data = new TensorData(type, [2, 3], bytes);
        var tensor = data.ToTensor();
        tensor.shape.Should().Equal(2, 3);
        tensor.dtype.ToString().Should().Be(type == ElementType.UInt8 ? "Byte" : type.ToString());
        TorchTensors.FromTensor(tensor).ShouldEqual(data, type.DType());
    }

    [Fact]
    public void Values_arrive_as_they_are()
    {
        using var scope = torch.NewDisposeScope();
        TensorData.Of<float>([1.5f, -2f, 3f], 3).ToTensor().data<float>().ToArray().Should().Equal(1.5f, -2f, 3f);
        TensorData.Of<long>([long.MinValue]).ToTensor().item<long>().Should().Be(long.MinValue);
        TensorData.Of<Half>([(Half)0.5f], 1).ToTensor().to(torch.float32).item<float>().Should().Be(0.5f);
        new TensorData(ElementType.BFloat16, [1], new byte[] { 0xc0, 0x3f }).ToTensor().to(torch.float32).item<float>().Should().Be(1.5f);
        TensorData.Of<float>([], 0, 3).ToTensor().shape.Should().Equal(0, 3);
    }

    [Fact]
    public void Views_are_laid_out_row_by_row()
    {
        using var scope = torch.NewDisposeScope();
        var tensor = torch.arange(6, dtype: torch.float32).reshape(2, 3);
        TorchTensors.FromTensor(tensor.t()).As<float>().ToArray().Should().Equal(0, 3, 1, 4, 2, 5);
        TorchTensors.FromTensor(tensor.narrow(0, 1, 1)).As<float>().ToArray().Should().Equal(3, 4, 5);
        TorchTensors.FromTensor(tensor.select(0, 1).select(0, 2)).Shape.Should().BeEmpty();
    }

    [Fact]
    public void Tied_tensors_stay_tied_both_ways()
    {
        using var scope = torch.NewDisposeScope();
        var weight = torch.ones(4, 2).requires_grad_();
        var data = TorchTensors.FromTensors(
            [new("encoder", weight), new("decoder", weight.alias()), new("row", weight.narrow(0, 0, 1)), new("other", torch.ones(4, 2))]);
        data["decoder"].SharesStorageWith(data["encoder"]).Should().BeTrue();
        data["row"].SharesStorageWith(data["encoder"]).Should().BeFalse();
        data["other"].SharesStorageWith(data["encoder"]).Should().BeFalse();

        var tensors = data.ToTensors();
        tensors.Keys.Should().Equal("encoder", "decoder", "row", "other");
        tensors["encoder"].fill_(7);
        tensors["decoder"].data<float>().Should().AllBeEquivalentTo(7f);
        tensors["other"].data<float>().Should().AllBeEquivalentTo(1f);
    }

    [Fact]
    public void Nothing_but_the_tensors_handed_out_stays_alive()
    {
        var data = TorchTensors.FromTensors([]);
        data.Add("a", TensorData.Of<float>([1, 2], 2));
        data.Add("b", data["a"]);
        using var scope = torch.NewDisposeScope();
        var before = scope.DisposablesCount;
        var tensors = data.ToTensors();
        TorchTensors.FromTensors(tensors);
        (scope.DisposablesCount - before).Should().Be(2);
    }

    [Fact]
    public void A_complex_tensor_has_no_counterpart()
    {
        using var scope = torch.NewDisposeScope();
        Assert.Throws<NotSupportedException>(() => TorchTensors.FromTensor(torch.zeros(2, dtype: torch.complex64))).Message
            .Should().Be("No state dict holds tensors of ComplexFloat32.");
    }
}
