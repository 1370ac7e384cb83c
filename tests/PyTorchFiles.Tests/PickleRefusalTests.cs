using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace PyTorchFiles.Tests;

public sealed class PickleRefusalTests
{
    /// <summary>Allocation limit for a refusal, including garbage.</summary>
    private const long MemoryBound = 256L << 20;

    private static readonly (string What, byte[] File)[] Hostile =
    [
        ("empty file", []),
        ("calls os.system", TestArchive.Latin1("cos\nsystem\n(S'true'\ntR.")),
        ("calls eval in protocol 4", [0x80, 4, 0x8c, 8, .. "builtins"u8, 0x8c, 4, .. "eval"u8, 0x93, (byte)')', (byte)'R', (byte)'.']),
        ("instantiates subprocess.Popen", TestArchive.Latin1("(S'true'\nisubprocess\nPopen\n.")),
        ("a name with control characters", TestArchive.Latin1("cos\u001b[2J\nsystem\n.")),
        ("names nothing", [0x80, 4, (byte)'N', (byte)'N', 0x93, (byte)'.']),
        ("an opcode that does not exist", [0x80, 2, 0xff]),
        ("a set", [0x80, 4, 0x8f, (byte)'.']),
        ("an out-of-band buffer", [0x80, 5, 0x97, (byte)'.']),
        ("protocol 9", [0x80, 9, (byte)'N', (byte)'.']),
        ("STOP on an empty stack", [0x80, 2, (byte)'.']),
        ("a tuple out of nothing", [0x80, 2, 0x87, (byte)'.']),
        ("a tuple without MARK", [0x80, 2, (byte)'t', (byte)'.']),
        ("pops below a MARK", [0x80, 2, (byte)'N', (byte)'(', (byte)'0', (byte)'.']),
        ("recalls what was never stored", [0x80, 2, (byte)'h', 7, (byte)'.']),
        ("a memo index in letters", TestArchive.Latin1("gx\n.")),
        ("an integer in letters", TestArchive.Latin1("Ix\n.")),
        ("a number in letters", TestArchive.Latin1("Fx\n.")),
        ("a text without quotes", TestArchive.Latin1("Sx\n.")),
        ("a text beyond Unicode", TestArchive.Latin1("V\\Uffffffff\n.")),
        ("appends to a number", [0x80, 2, (byte)'K', 1, (byte)'N', (byte)'a', (byte)'.']),
        ("sets an item of a number", [0x80, 2, (byte)'K', 1, (byte)'N', (byte)'N', (byte)'s', (byte)'.']),
        ("a key without value", [0x80, 2, (byte)'}', (byte)'(', (byte)'N', (byte)'u', (byte)'.']),
        ("calls a number", [0x80, 2, (byte)'K', 1, (byte)')', (byte)'R', (byte)'.']),
        ("sets the state of a number", [0x80, 2, (byte)'K', 1, (byte)'}', (byte)'b', (byte)'.']),
        ("data outside the pickle", [0x80, 2, (byte)'K', 1, (byte)'Q', (byte)'.']),
        ("truncated after a byte", [0x80]),
        ("a text of 4 EiB", [0x80, 4, 0x8d, 0, 0, 0, 0, 0, 0, 0, 0x40, (byte)'.']),
        ("a text of negative length", [0x80, 2, (byte)'T', 0xff, 0xff, 0xff, 0xff, (byte)'.']),
        ("bytes of 4 GiB", [0x80, 3, (byte)'B', 0xff, 0xff, 0xff, 0xff, (byte)'.']),
        ("an integer of 2 GiB", [0x80, 2, 0x8b, 0xff, 0xff, 0xff, 0x7f, (byte)'.']),
        ("a text that is not UTF-8", [0x80, 2, (byte)'X', 2, 0, 0, 0, 0xc3, 0x28, (byte)'.']),
        ("a text of 17 MiB", LongText(17 << 20)),
        ("a line of 1 MiB", TestArchive.Latin1("V" + new string('a', 1 << 20) + "\n.")),
        ("4 million lists", [0x80, 2, .. Enumerable.Repeat((byte)']', 4 << 20), (byte)'.']),
        ("4 million MARKs", [0x80, 2, .. Enumerable.Repeat((byte)'(', 4 << 20), (byte)'.']),
        ("4 million repetitions of one text", [0x80, 2, .. LongText(1000)[2..^1], .. Enumerable.Repeat((byte)'2', 4 << 20), (byte)'.']),
        ("a tuple two million deep", [0x80, 2, (byte)'N', .. Enumerable.Repeat((byte)0x85, 2_000_000), (byte)'.']),
        ("a list a million deep",
            [0x80, 2, .. Enumerable.Repeat((byte)']', 1_000_000), .. Enumerable.Repeat((byte)'a', 999_999), (byte)'.']),
        ("five million MEMOIZEs", [0x80, 4, (byte)']', .. Enumerable.Repeat((byte)0x94, 5_000_000), (byte)'.']),
        ("an integer of 60,000 digits", TestArchive.Latin1("L" + new string('9', 60_000) + "L\n.")),
        ("an extension code", [0x80, 2, 0x82, 1, (byte)'.']),
        ("OBJ of os.system", TestArchive.Latin1("(cos\nsystem\no.")),
        ("NEWOBJ_EX", [0x80, 4, .. "cfastcore.foundation\nL\n)}"u8, 0x92, (byte)'.']),
        ("a persistent id in text", TestArchive.Latin1("Pid\n.")),
        ("os.system as a state", [0x80, 2, .. "cfastcore.foundation\nL\n)"u8, 0x81, .. "cos\nsystem\nb."u8]),
        ("a name with a dot for a module", [0x80, 4, 0x8c, 8, .. "fastcore"u8, 0x8c, 12, .. "foundation.M"u8, 0x93, (byte)'.']),
        ("a pickle of 65 MiB", Endless()),
        ("a list that holds itself", [0x80, 2, (byte)']', (byte)'q', 0, (byte)'h', 0, (byte)'a', (byte)'.']),
        ("a dict", [0x80, 2, (byte)'}', (byte)'.']),
        ("a number among texts", [0x80, 2, (byte)']', (byte)'(', .. LongText(3)[2..^1], (byte)'K', 1, (byte)'e', (byte)'.']),
        ("an L without items", [0x80, 2, .. "cfastcore.foundation\nL\n"u8, (byte)')', 0x81, (byte)'}', (byte)'b', (byte)'.']),
    ];

    [Fact]
    public void Every_pickle_that_is_more_than_a_list_of_texts_is_refused_with_its_reason_in_bounded_memory()
    {
        var messages = new StringBuilder();
        foreach (var (what, file) in Hostile)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var message = Assert.Throws<PyTorchFileException>(() => PickleFile.ReadStrings(new MemoryStream(file), "vocab.pkl")).Message;
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, what);
            messages.AppendLine($"# {what}").AppendLine(message);
        }

        Snapshot.Match(messages.ToString(), "PyTorchFiles.Tests/Snapshots/pickle-refusals.txt");
    }

    [Fact]
    public void A_fault_of_a_file_is_a_fault_of_data()
    {
        var fault = Assert.Throws<PyTorchFileException>(() => PickleFile.ReadStrings(new MemoryStream(), "vocab.pkl"));
        fault.ExitCode.Should().Be(3);
        fault.File.Should().Be("vocab.pkl");
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_a_mistake_of_the_caller()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        Assert.Throws<ArgumentException>(() => PickleFile.ReadStrings(pipe, "vocab.pkl"));
    }

    /// <summary>Repeated PROTO opcodes of protocol 2, which need no memory.</summary>
    private static byte[] Endless()
    {
        var pickle = new byte[65 << 20];
        MemoryMarshal.Cast<byte, ushort>(pickle.AsSpan()).Fill(0x0280);
        return pickle;
    }

    private static byte[] LongText(int length)
    {
        byte[] pickle = [0x80, 2, (byte)'X', 0, 0, 0, 0, .. Enumerable.Repeat((byte)'a', length), (byte)'.'];
        BinaryPrimitives.WriteInt32LittleEndian(pickle.AsSpan(3), length);
        return pickle;
    }
}
