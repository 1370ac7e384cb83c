using System.Text;
using Faults;
using Kernels.Native;
using static TorchSharp.torch;

namespace Kernels.Tests.Native;

public sealed class TorchLibraryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public TorchLibraryTests() => TorchLibrary.Load();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tensors_work()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3f, requires_grad: true);
        (x * x).backward();
        x.grad!.item<float>().Should().Be(6);
        ones(2, 3).matmul(ones(3, 2)).sum().item<float>().Should().Be(12);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = _folder.PathOf("libLibTorchSharp.so");
        Message(path).Should().Be($"{path} is missing. Build or publish the trainer again.");
    }

    [Fact]
    public void A_link_is_as_long_as_what_it_points_to()
    {
        var link = _folder.PathOf("libLibTorchSharp.so");
        File.CreateSymbolicLink(link, BuiltLibrary.Path);
        File.CreateSymbolicLink(_folder.PathOf("libc10.so"), Path.Combine(Path.GetDirectoryName(BuiltLibrary.Path)!, "libc10.so"));

        FluentActions.Invoking(() => TorchLibrary.Load(link)).Should().NotThrow();
    }

    [Fact]
    public void A_half_copied_file_is_called_cut_off()
    {
        var whole = new FileInfo(BuiltLibrary.Path).Length;
        var path = Copy(bytes => bytes[..(bytes.Length / 2)]);
        Message(path).Should().Be($"{path} is truncated: it has {whole / 2} of at least {whole} bytes. " +
            "Delete it and build the trainer again.");
    }

    [Fact]
    public void A_half_copied_library_beside_it_is_called_cut_off()
    {
        var path = Copy(bytes => bytes);
        var beside = _folder.PathOf("libc10.so");
        File.WriteAllBytes(beside, File.ReadAllBytes(BuiltLibrary.Path)[..1000]);
        Message(path).Should().StartWith($"{beside} is truncated: it has 1000 of at least ");
    }

    [Fact]
    public void The_part_for_CUDA_beside_it_is_loaded_first()
    {
        var path = Copy(bytes => bytes);
        var cuda = _folder.PathOf("libtorch_cuda.so");
        File.WriteAllBytes(cuda, Replace(File.ReadAllBytes(BuiltLibrary.Path), "libtorch.so\0", "libcubl.so\0"));
        Message(path).Should().Be($"{cuda} cannot be loaded: libcubl.so: cannot open shared object file: No such file or directory. " +
            "Install the library that the message names, or build the trainer again if it is one of libtorch's.");
    }

    [Fact]
    public void What_is_built_here_is_for_the_CPU() => TorchLibrary.IsCudaBuild.Should().BeFalse();

    [Fact]
    public void A_few_bytes_are_called_broken()
    {
        var path = Copy(bytes => bytes[..20]);
        Message(path).Should().Be($"{path} cannot be loaded: {path}: file too short. " +
            "The file is broken: delete it and build the trainer again.");
    }

    [Fact]
    public void A_file_that_is_no_library_is_called_broken()
    {
        var path = Copy(_ => Encoding.UTF8.GetBytes(new string('x', 10_000)));
        Message(path).Should().Be($"{path} cannot be loaded: {path}: invalid ELF header. " +
            "The file is broken: delete it and build the trainer again.");
    }

    [Fact]
    public void A_missing_dependency_is_named()
    {
        var path = Copy(bytes => Replace(bytes, "libtorch.so\0", "libt0rch.so\0"));
        Message(path).Should().Be($"{path} cannot be loaded: libt0rch.so: cannot open shared object file: No such file or directory. " +
            "Install the library that the message names, or build the trainer again if it is one of libtorch's.");
    }

    [Fact]
    public void A_library_of_the_system_that_is_too_old_is_named()
    {
        var path = Copy(bytes => Replace(bytes, "GLIBC_2.34\0", "GLIBC_9.34\0"));
        Message(path).Should().Contain(
            $": version `GLIBC_9.34' not found (required by {path}). This system's libraries are too old for it: ");
    }

    [Fact]
    public void A_library_for_another_processor_is_called_so()
    {
        var path = Copy(bytes =>
        {
            bytes[18] = 0xB7; // e_machine: AArch64
            return bytes;
        });
        Message(path).Should().Contain("It was built for another processor: build the trainer on this machine.");
    }

    private string Copy(Func<byte[], byte[]> change)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The messages are those of the Linux loader");
        var path = _folder.PathOf("libLibTorchSharp.so");
        File.WriteAllBytes(path, change(File.ReadAllBytes(BuiltLibrary.Path)));
        return path;
    }

    private static byte[] Replace(byte[] bytes, string before, string after)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(before));
        at.Should().BePositive();
        Encoding.ASCII.GetBytes(after).CopyTo(bytes, at);
        return bytes;
    }

    private static string Message(string path)
    {
        var act = () => TorchLibrary.Load(path);
        return act.Should().Throw<NativeLibraryException>().Where(fault => fault.Kind == FaultKind.Tool).Which.Message;
    }
}
