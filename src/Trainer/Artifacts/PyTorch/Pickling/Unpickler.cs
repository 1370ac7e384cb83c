namespace Trainer.Artifacts.PyTorch.Pickling;

/// <summary>
/// Reads pickles (protocols 0 to 5) as data. Only the names given are known, and calling one runs our own code;
/// any other name, and any opcode that state dicts and lists do without, ends the reading with an <see cref="InvalidDataException"/>.
/// </summary>
/// <remarks>
/// No recursion, so depth and cycles cost nothing; a budget over all values bounds the memory whatever the pickle repeats.
/// Values come as <see langword="null"/>, <see cref="bool"/>, <see cref="Int128"/>, <see cref="double"/>, <see cref="string"/>, bytes,
/// tuples as arrays, lists, <see cref="PyDict"/>, <see cref="PyObject"/>, <see cref="PyGlobal"/>, and what calls and persistent ids yield.
/// </remarks>
internal sealed class Unpickler(PickleInput input, IReadOnlyDictionary<string, PyGlobal> allowed, Func<object?, object?>? persistentLoad = null)
{
    /// <summary>A vocabulary of 900 000 tokens takes this much; fastai's default size is 60 000.</summary>
    private const long Budget = 128L << 20;

    private const int SlotCost = 16;
    private const int BoxCost = 32;
    private const int ContainerCost = 64;
    private const int EntryCost = 48;

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];
    private long _spent;

    /// <summary>Reads one pickle, up to its STOP.</summary>
    public object? Load()
    {
        _stack.Clear();
        _marks.Clear();
        _memo.Clear();
        while (true)
        {
            var opcode = (PickleOpcode)input.ReadByte();
            if (opcode == PickleOpcode.Stop)
                return Pop();
            if (!Scalar(opcode) && !StackOrMemo(opcode) && !Container(opcode) && !Object(opcode))
                throw Unsupported(opcode);
        }
    }

    private bool Scalar(PickleOpcode opcode)
    {
        if (!PickleScalars.TryRead(opcode, input, out var value))
            return false;
        Push(value, value switch
        {
            string text => BoxCost + (2L * text.Length),
            byte[] bytes => BoxCost + bytes.Length,
            _ => BoxCost,
        });
        return true;
    }

    private bool StackOrMemo(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto: CheckProtocol(input.ReadByte()); break;
            case PickleOpcode.Frame: input.ReadInt64(); break;
            case PickleOpcode.Mark: Charge(SlotCost); _marks.Push(_stack.Count); break;
            case PickleOpcode.Pop: Pop(); break;
            case PickleOpcode.PopMark: PopToMark(); break;
            case PickleOpcode.Dup: Push(Peek(), 0); break;
            case PickleOpcode.Put: Memoize(LineNumber()); break;
            case PickleOpcode.BinPut: Memoize(input.ReadByte()); break;
            case PickleOpcode.LongBinPut: Memoize(input.ReadUInt32()); break;
            case PickleOpcode.Memoize: Memoize(_memo.Count); break;
            case PickleOpcode.Get: Recall(LineNumber()); break;
            case PickleOpcode.BinGet: Recall(input.ReadByte()); break;
            case PickleOpcode.LongBinGet: Recall(input.ReadUInt32()); break;
            default: return false;
        }

        return true;
    }

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>(), 0); break;
            case PickleOpcode.Tuple1: Push(PopTuple(1), ContainerCost); break;
            case PickleOpcode.Tuple2: Push(PopTuple(2), ContainerCost); break;
            case PickleOpcode.Tuple3: Push(PopTuple(3), ContainerCost); break;
            case PickleOpcode.Tuple: Push(PopToMark(), ContainerCost); break;
            case PickleOpcode.EmptyList: Push(new List<object?>(), ContainerCost); break;
            case PickleOpcode.List: Push(PopToMark().ToList(), ContainerCost); break;
            case PickleOpcode.Append: Append(PopTuple(1)); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.EmptyDict: Push(new PyDict(), ContainerCost); break;
            case PickleOpcode.Dict: Push(Fill(new PyDict(), PopToMark()), ContainerCost); break;
            case PickleOpcode.SetItem: SetItems(PopTuple(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Object(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global: Push(Resolve(input.ReadLine(), input.ReadLine()), 0); break;
            case PickleOpcode.StackGlobal: StackGlobal(); break;
            case PickleOpcode.Inst: throw Refused(input.ReadLine(), input.ReadLine());
            case PickleOpcode.Reduce or PickleOpcode.NewObj: Call(); break;
            case PickleOpcode.Build: Build(); break;
            case PickleOpcode.BinPersId: PersistentLoad(Pop()); break;
            case PickleOpcode.PersId: PersistentLoad(input.ReadLine()); break;
            default: return false;
        }

        return true;
    }

    private void StackGlobal()
    {
        var names = PopTuple(2);
        if (names is not [string module, string name])
            throw Broken("STACK_GLOBAL without two names");
        Push(Resolve(module, name), 0);
    }

    private PyGlobal Resolve(string module, string name)
    {
        Charge(BoxCost);
        return allowed.TryGetValue($"{module}.{name}", out var global) ? global : throw Refused(module, name);
    }

    private void Call()
    {
        var operands = PopTuple(2);
        if (operands is not [PyGlobal { Call: { } call }, object?[] arguments])
            throw Broken($"a call of {PyNames.Of(operands[0])} with {PyNames.Of(operands[1])}");
        Push(call(arguments), ContainerCost);
    }

    private void Build()
    {
        var state = Pop();
        switch (Peek())
        {
            case PyDict: break; // an OrderedDict's attributes, such as a state dict's _metadata
            case PyObject made: made.State = state; break;
            case var other: throw Broken($"a state for {PyNames.Of(other)}");
        }
    }

    private void PersistentLoad(object? id) => Push(
        persistentLoad is null ? throw Broken("a reference to data outside the pickle") : persistentLoad(id), BoxCost);

    private void Append(object?[] items)
    {
        Charge(SlotCost * (long)items.Length);
        if (Peek() is not List<object?> list)
            throw Broken($"APPEND to {PyNames.Of(Peek())}");
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (Peek() is not PyDict dict)
            throw Broken($"SETITEM on {PyNames.Of(Peek())}");
        Fill(dict, items);
    }

    private PyDict Fill(PyDict dict, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw Broken("a key without a value");
        Charge(EntryCost * (long)items.Length / 2);
        for (var i = 0; i < items.Length; i += 2)
            dict.Items.Add(new(items[i], items[i + 1]));
        return dict;
    }

    private void Memoize(long index)
    {
        Charge(EntryCost);
        _memo[index] = Peek();
    }

    private void Recall(long index) => Push(
        _memo.TryGetValue(index, out var value) ? value : throw Broken($"GET of {index}, which was never PUT"), 0);

    private long LineNumber() => long.TryParse(input.ReadLine(), out var number) ? number : throw Broken("a memo index that is no number");

    private void CheckProtocol(byte protocol)
    {
        if (protocol > 5)
            throw new InvalidDataException($"its pickle is of protocol {protocol}; protocols 0 to 5 are known. Save it again with protocol 2.");
    }

    private void Push(object? value, long cost)
    {
        Charge(SlotCost + cost);
        _stack.Add(value);
    }

    private object? Pop()
    {
        var value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object? Peek() => _stack.Count > (_marks.TryPeek(out var mark) ? mark : 0) ? _stack[^1] : throw Broken("an empty stack");

    private object?[] PopTuple(int count)
    {
        var floor = _marks.TryPeek(out var mark) ? mark : 0;
        return _stack.Count - floor >= count ? Cut(_stack.Count - count) : throw Broken("an empty stack");
    }

    private object?[] PopToMark() => Cut(_marks.TryPop(out var mark) ? mark : throw Broken("no MARK"));

    private object?[] Cut(int from)
    {
        Charge(8L * (_stack.Count - from));
        var items = new object?[_stack.Count - from];
        _stack.CopyTo(from, items, 0, items.Length);
        _stack.RemoveRange(from, items.Length);
        return items;
    }

    private void Charge(long bytes)
    {
        _spent += bytes;
        if (_spent > Budget)
            throw new InvalidDataException($"its pickle unfolds to more than {Budget >> 20} MiB, more than any state dict or vocabulary takes.");
    }

    private InvalidDataException Unsupported(PickleOpcode opcode) => Broken(
        Enum.IsDefined(opcode) ? $"opcode {opcode}, which plain weights or texts do without," : $"0x{(byte)opcode:x2}, which is no opcode,");

    private InvalidDataException Broken(string what) => new($"its pickle has {what} before byte {input.Offset}: it is damaged, or no plain weights or texts.");

    private static InvalidDataException Refused(string module, string name) => new(
        $"its pickle asks for {Printable.Of($"{module}.{name}")}, which plain weights or texts do not need; refused, and nothing was executed. "
        + "Save the state dict (model.state_dict()) or the list of texts alone.");
}
