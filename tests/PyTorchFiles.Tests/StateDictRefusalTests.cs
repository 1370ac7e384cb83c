using System.IO.Compression;
using System.Text;
using PyTorchFiles.Pickling;

namespace PyTorchFiles.Tests;

public sealed class StateDictRefusalTests
{
    /// <summary>Allocation limit for a refusal, including garbage.</summary>
    private const long MemoryBound = 16L << 20;

    private static readonly byte[] Honest = TestArchive.Zip(writer => writer.OneTensor([2, 3], [3, 1]));

    private static readonly (string What, byte[] File)[] Pickles =
    [
        ("calls os.system", TestArchive.Zip(writer => writer.Global("os", "system"))),
        ("a pickled module", TestArchive.Zip(writer => writer.Global("fastai.text.models.awdlstm", "AWD_LSTM"))),
        ("a complex tensor", TestArchive.Zip(writer => writer.OneTensor([2], [1], type: "ComplexFloatStorage"))),
        ("a list", TestArchive.Zip(writer => writer.Keys("w"))),
        ("a number under a name", TestArchive.Zip(writer => writer.Dict(() => { writer.Text("epoch"); writer.Integer(3); }))),
        ("a number as a name", TestArchive.Zip(writer => writer.Dict(() => { writer.Integer(3); writer.Integer(3); }))),
        ("a storage under a name", TestArchive.Zip(writer => writer.Dict(() =>
        {
            writer.Text("w");
            writer.Storage("0", "FloatStorage", 6);
        }))),
        ("a name twice", TestArchive.Zip(writer => writer.Dict(() => { Named(writer, "w"); Named(writer, "w"); }))),
        ("a state dict that holds itself", TestArchive.Zip(writer =>
        {
            writer.Opcode(PickleOpcode.EmptyDict);
            writer.Opcode(PickleOpcode.Memoize);
            writer.Text("model");
            writer.Opcode(PickleOpcode.BinGet);
            writer.Opcode(0);
            writer.Opcode(PickleOpcode.SetItem);
        })),
        ("a module by persistent id", TestArchive.Zip(writer =>
        {
            TextTuple(writer, "module", "AWD_LSTM");
            writer.Opcode(PickleOpcode.BinPersId);
        })),
        ("something else by persistent id", TestArchive.Zip(writer => { writer.Text("x"); writer.Opcode(PickleOpcode.BinPersId); })),
        ("an OrderedDict of arguments", TestArchive.Zip(writer => Call(writer, "collections", "OrderedDict", () => writer.Text("w")))),
        ("a tensor of nothing", TestArchive.Zip(writer => Call(writer, "torch._utils", "_rebuild_tensor_v2", () => writer.Text("w")))),
        ("a parameter of nothing", TestArchive.Zip(writer => Call(writer, "torch._utils", "_rebuild_parameter", () => writer.Text("w")))),
        ("a tensor without dtype", TestArchive.Zip(writer => Call(writer, "torch._utils", "_rebuild_tensor_v3", () => writer.Text("w")))),
        ("a negated view", TestArchive.Zip(writer => Call(writer, "torch._utils", "_rebuild_tensor_v2", () =>
        {
            writer.Storage("0", "FloatStorage", 6);
            writer.Integer(0);
            writer.IntegerTuple([6]);
            writer.IntegerTuple([1]);
            writer.Opcode(PickleOpcode.NewFalse);
            writer.Opcode(PickleOpcode.None);
            writer.Dict(() => { writer.Text("neg"); writer.Opcode(PickleOpcode.NewTrue); });
        }))),
        ("two sizes and one stride", TestArchive.Zip(writer => writer.OneTensor([2, 3], [1]))),
        ("65 dimensions", TestArchive.Zip(writer => writer.OneTensor(Enumerable.Repeat(1L, 65).ToArray(), new long[65]))),
        ("an offset in letters", TestArchive.Zip(writer => Call(writer, "torch._utils", "_rebuild_tensor_v2", () =>
        {
            writer.Storage("0", "FloatStorage", 6);
            writer.Integer(0);
            TextTuple(writer, "6");
            writer.IntegerTuple([1]);
        }))),
        ("one element too many", TestArchive.Zip(writer => writer.OneTensor([7], [1]))),
        ("a stride beyond the storage", TestArchive.Zip(writer => writer.OneTensor([2, 2], [4, 2]))),
        ("an offset beyond the storage", TestArchive.Zip(writer => writer.OneTensor([1], [1], offset: 6))),
        ("a negative offset", TestArchive.Zip(writer => writer.OneTensor([1], [1], offset: -1))),
        ("a negative size", TestArchive.Zip(writer => writer.OneTensor([-2, -3], [3, 1]))),
        ("a negative stride", TestArchive.Zip(writer => writer.OneTensor([2, 3], [-3, 1], offset: 3))),
        ("sizes whose product overflows", TestArchive.Zip(writer => writer.OneTensor([1L << 62, 1L << 62, 4], [0, 0, 0]))),
        ("a stride that overflows", TestArchive.Zip(writer => writer.OneTensor([3], [long.MaxValue]))),
        ("a tensor of 4 GiB out of 4 bytes", TestArchive.Zip(writer => writer.OneTensor([1L << 30], [0]))),
        ("a tensor of 1 GiB out of 4 bytes", TestArchive.Zip(writer => writer.OneTensor([1L << 28], [0]))),
        ("20 tensors that overlap", TestArchive.Zip(
            writer => writer.Dict(() =>
            {
                for (var index = 0; index < 20; index++)
                {
                    writer.Text($"w{index}");
                    writer.Tensor([(1 << 18) - index], [1], offset: index, count: 1 << 18);
                }
            }),
            (TestArchive.Storage0, new byte[1 << 20]))),
        ("a storage of negative size", TestArchive.Zip(writer => writer.OneTensor([], [], count: -1))),
        ("a storage of 32 EiB", TestArchive.Zip(writer => writer.OneTensor([], [], count: long.MaxValue))),
        ("a storage of 3 GiB", TestArchive.Zip(writer => writer.OneTensor([1], [1], type: "ByteStorage", count: 3L << 30))),
        ("a storage shorter than announced", TestArchive.Zip(writer => writer.OneTensor([7], [1], count: 7))),
        ("a storage that is missing", TestArchive.Zip(writer => writer.OneTensor([6], [1], key: "1"))),
        ("a storage outside its folder", TestArchive.Zip(writer => writer.OneTensor([6], [1], key: "../version"))),
        ("a storage of two types", TestArchive.Zip(writer => writer.Dict(() => { Named(writer, "a"); Named(writer, "b", "IntStorage"); }))),
        ("a storage view", TestArchive.Zip(writer => writer.Storage("0", "FloatStorage", 6, view: true))),
    ];

    private static readonly (string What, byte[] File)[] Archives =
    [
        ("an empty file", []),
        ("a text file", "not weights"u8.ToArray()),
        ("three bytes", "PK\u0003"u8.ToArray()),
        ("a zip without data.pkl", TestArchive.ZipOf(("archive/version", "3\n"u8.ToArray()))),
        ("a zip with two", TestArchive.Zip(writer => writer.Keys(), ("other/data.pkl", "."u8.ToArray()))),
        ("a TorchScript archive", TestArchive.Zip(writer => writer.Keys(), ("archive/constants.pkl", "."u8.ToArray()))),
        ("no version", TestArchive.Zip(writer => writer.Keys(), ("archive/version", []))),
        ("version 11", TestArchive.Zip(writer => writer.Keys(), ("archive/version", "11\n"u8.ToArray()))),
        ("a version of 65 bytes", TestArchive.Zip(writer => writer.Keys(), ("archive/version", new byte[65]))),
        ("big-endian", TestArchive.Zip(writer => writer.Keys(), ("archive/byteorder", "big"u8.ToArray()))),
        ("an entry that climbs out", TestArchive.Zip(writer => writer.Keys(), ("archive/../../etc/passwd", [1]))),
        ("an entry at the root", TestArchive.Zip(writer => writer.Keys(), ("/etc/passwd", [1]))),
        ("an entry with backslashes", TestArchive.Zip(writer => writer.Keys(), ("archive\\..\\x", [1]))),
        ("an entry twice", TestArchive.ZipOf(("archive/version", [1]), ("archive/version", [1]))),
        ("compressed entries", Compressed()),
        ("an encrypted entry", Directory(8, 1)),
        ("an entry of two lengths", Directory(24, 23)),
        ("an entry longer than the file", Directory(20, [.. BitConverter.GetBytes(1 << 30), .. BitConverter.GetBytes(1 << 30)])),
        ("an entry that overlaps the next", Directory(20, [.. BitConverter.GetBytes(40), .. BitConverter.GetBytes(40)])),
        ("an entry somewhere else", Directory(42, 1)),
        ("an entry beyond the file", Directory(42, 0xfe, 0xff, 0xff, 0xff)),
        ("a 64-bit length that is missing", Directory(24, 0xff, 0xff, 0xff, 0xff)),
        ("an entry under another name", Honest.Patched("data/0"u8, 0, "data/1"u8.ToArray())),
        ("a damaged directory entry", Honest.Patched("PK\u0001\u0002"u8, 3, 0)),
        ("a directory name that runs out", Directory(28, 0xff, 0xff)),
        ("a directory of 2 GiB", Honest.Patched("PK\u0005\u0006"u8, 12, BitConverter.GetBytes(int.MaxValue))),
        ("a directory with more entries than bytes", Honest.Patched("PK\u0005\u0006"u8, 10, 0xff, 0xff)),
        ("two million entries", Wide(0, 2_000_000, 0)),
        ("a 64-bit end beyond the file", Wide(1L << 40, 4, 0)),
        ("a 64-bit end somewhere else", Wide(4, 4, 0)),
        ("a negative directory offset", Wide(0, 4, -1)),
        ("a changed element", Honest.Patched("\u0014\u0015\u0016\u0017"u8, 0, 0x15)),
        ("a changed pickle", Honest.Patched("FloatStorage"u8, 0, (byte)'D')),
        ("half of it", Honest[..(Honest.Length / 2)]),
    ];

    private static readonly (string What, byte[] File)[] OlderFiles =
    [
        ("another magic number", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"), magicStart: 0x6d)),
        ("another version", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"), version: 1000)),
        ("big-endian", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"), little: false)),
        ("no list of storages", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Integer(1))),
        ("a storage of nobody", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("1"))),
        ("a storage twice", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0", "0"))),
        ("a storage that is missing", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys())),
        ("a storage of another length", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"), count: 7)),
        ("a storage that is cut off", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"), bytes: 23)),
        ("a storage of 16 GiB", TestArchive.Legacy(writer => writer.OneTensor([6], [1], count: 4L << 30), writer => writer.Keys("0"))),
        ("cut off in the pickle", TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0"))[..100]),
    ];

    [Fact]
    public void Every_pickle_that_is_more_than_a_state_dict_is_refused_with_its_reason() =>
        Snapshot.Match(Messages(Pickles), "PyTorchFiles.Tests/Snapshots/state-dict-refusals.txt");

    [Fact]
    public void Every_archive_that_PyTorch_would_not_write_is_refused_with_its_reason() =>
        Snapshot.Match(Messages(Archives), "PyTorchFiles.Tests/Snapshots/archive-refusals.txt");

    [Fact]
    public void Every_damaged_file_of_the_older_format_is_refused_with_its_reason() =>
        Snapshot.Match(Messages(OlderFiles), "PyTorchFiles.Tests/Snapshots/legacy-file-refusals.txt");

    [Fact]
    public void The_files_the_refused_ones_are_made_from_are_read()
    {
        byte[] elements = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];
        Read(Honest)["w"].Bytes.ToArray().Should().Equal(elements);
        Read(TestArchive.Legacy(writer => writer.OneTensor([6], [1]), writer => writer.Keys("0")))["w"].Bytes.ToArray()
            .Should().Equal(elements);
        Read(TestArchive.Zip(TensorOfDType))["w"].ShouldEqual(new(ElementType.Int16, [4, 2], elements.AsMemory(8, 16)), "w");
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_named()
    {
        using var folder = new TempFolder();
        Assert.Throws<PyTorchFileException>(() => PyTorchFile.ReadStateDict(folder.PathOf("weights.pth"))).Message
            .Should().Be($"{folder.PathOf("weights.pth")}: there is no such file. Check the path.");
        Assert.Throws<PyTorchFileException>(() => PyTorchFile.ReadStateDict(folder.Path)).Message
            .Should().Be($"{folder.Path}: it cannot be opened as a file. Check the path and its permissions.");
    }

    private static string Messages((string What, byte[] File)[] files)
    {
        var messages = new StringBuilder();
        foreach (var (what, file) in files)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = Record.Exception(() => Read(file));
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, what);
            messages.AppendLine($"# {what}").AppendLine(fault.Should().BeOfType<PyTorchFileException>(what).Subject.Message);
        }

        return messages.ToString();
    }

    private static StateDict Read(byte[] file) => PyTorchFile.ReadStateDict(new MemoryStream(file), "weights.pth");

    private static void Named(PickleWriter writer, string name, string type = "FloatStorage")
    {
        writer.Text(name);
        writer.Tensor([6], [1], type: type);
    }

    /// <summary>Saves types without a storage class as PyTorch does: untyped bytes, with the type beside each tensor.</summary>
    private static void TensorOfDType(PickleWriter writer) => writer.Dict(() =>
    {
        writer.Text("w");
        Call(writer, "torch._utils", "_rebuild_tensor_v3", () =>
        {
            writer.Storage("0", "UntypedStorage", 24);
            writer.Integer(4);
            writer.IntegerTuple([4, 2]);
            writer.IntegerTuple([2, 1]);
            writer.Opcode(PickleOpcode.NewFalse);
            writer.Opcode(PickleOpcode.None);
            writer.Global("torch", "int16");
        });
    });

    private static void TextTuple(PickleWriter writer, params string[] texts)
    {
        writer.Opcode(PickleOpcode.Mark);
        foreach (var text in texts)
            writer.Text(text);
        writer.Opcode(PickleOpcode.Tuple);
    }

    private static void Call(PickleWriter writer, string module, string name, Action arguments)
    {
        writer.Global(module, name);
        writer.Opcode(PickleOpcode.Mark);
        arguments();
        writer.Opcode(PickleOpcode.Tuple);
        writer.Opcode(PickleOpcode.Reduce);
    }

    /// <summary>A valid archive with other bytes in the directory entry of its storage.</summary>
    private static byte[] Directory(int field, params byte[] bytes) =>
        Honest.Patched(Encoding.ASCII.GetBytes(TestArchive.Storage0), field - 46, bytes);

    /// <summary>
    /// A valid archive with a 64-bit end record that is <paramref name="locator"/> bytes before the position in its locator.
    /// </summary>
    private static byte[] Wide(long locator, long entries, long directoryOffset)
    {
        var end = Honest.Length - 22;
        byte[] record =
        [
            .. "PK\u0006\u0006"u8, .. new byte[20], .. BitConverter.GetBytes(entries), .. BitConverter.GetBytes(entries),
            .. new byte[8], .. BitConverter.GetBytes(directoryOffset),
        ];
        return
        [
            .. Honest[..end], .. record,
            .. "PK\u0006\u0007"u8, .. new byte[4], .. BitConverter.GetBytes(end + locator), .. new byte[4],
            .. Honest[end..],
        ];
    }

    private static byte[] Compressed()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("archive/data.pkl").Open())
            entry.Write(new byte[1 << 20]);
        return stream.ToArray();
    }
}
