using System.Globalization;
using Faults;

namespace PyTorchFiles.Pickling;

/// <summary>
/// Reads pickles (protocols 0 to 5) as data. Only the allowed names are known, and calling one runs code of this program; any other name,
/// and any opcode that state dicts and lists do not need, causes an <see cref="InvalidDataException"/>.
/// </summary>
/// <remarks>
/// Uses no recursion, so depth and cycles are harmless; a budget over all values limits the memory. Values are <see langword="null"/>, <see
/// cref="bool"/>, <see cref="Int128"/>, <see cref="double"/>, <see cref="string"/>, byte arrays, tuples as arrays, lists, <see
/// cref="PyDict"/>, <see cref="PyObject"/>, <see cref="PyGlobal"/>, and the results of calls and persistent ids.
/// </remarks>
/// <param name="allowed">Allowed globals, by module and name.</param>
/// <param name="persistentLoad">Function that resolves a persistent id; null if the pickle must be self-contained.</param>
internal sealed class Unpickler(
    PickleInput input, IReadOnlyDictionary<string, PyGlobal> allowed, Func<object?, object?>? persistentLoad = null)
{
    private const int BoxCost = 32;
    private const int ContainerCost = 64;
    private const int EntryCost = 48;

    private readonly PickleStack _stack = new(input);
    private readonly Dictionary<long, object?> _memo = [];

    /// <summary>Reads one pickle up to its STOP opcode.</summary>
    public object? Load()
    {
        _stack.Clear();
        _memo.Clear();
        while (true)
        {
            var opcode = (PickleOpcode)input.ReadByte();
            if (opcode == PickleOpcode.Stop)
                return _stack.Pop();
            if (!Scalar(opcode) && !StackOrMemo(opcode) && !Container(opcode) && !Object(opcode))
                throw Unsupported(opcode);
        }
    }

    private bool Scalar(PickleOpcode opcode)
    {
        if (!PickleScalars.TryRead(opcode, input, out var value))
            return false;
        _stack.Push(value, value switch
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
            case PickleOpcode.Mark: _stack.Mark(); break;
            case PickleOpcode.Pop: _stack.Pop(); break;
            case PickleOpcode.PopMark: _stack.PopToMark(); break;
            case PickleOpcode.Dup: _stack.Push(_stack.Peek(), 0); break;
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
            case PickleOpcode.EmptyTuple: _stack.Push(Array.Empty<object?>(), 0); break;
            case PickleOpcode.Tuple1: _stack.Push(_stack.Pop(1), ContainerCost); break;
            case PickleOpcode.Tuple2: _stack.Push(_stack.Pop(2), ContainerCost); break;
            case PickleOpcode.Tuple3: _stack.Push(_stack.Pop(3), ContainerCost); break;
            case PickleOpcode.Tuple: _stack.Push(_stack.PopToMark(), ContainerCost); break;
            case PickleOpcode.EmptyList: _stack.Push(new List<object?>(), ContainerCost); break;
            case PickleOpcode.List: _stack.Push(_stack.PopToMark().ToList(), ContainerCost); break;
            case PickleOpcode.Append: Append(_stack.Pop(1)); break;
            case PickleOpcode.Appends: Append(_stack.PopToMark()); break;
            case PickleOpcode.EmptyDict: _stack.Push(new PyDict(), ContainerCost); break;
            case PickleOpcode.Dict: _stack.Push(Fill(new PyDict(), _stack.PopToMark()), ContainerCost); break;
            case PickleOpcode.SetItem: SetItems(_stack.Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(_stack.PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Object(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global: _stack.Push(Resolve(input.ReadLine(), input.ReadLine()), 0); break;
            case PickleOpcode.StackGlobal: StackGlobal(); break;
            case PickleOpcode.Inst: throw Refused(input.ReadLine(), input.ReadLine());
            case PickleOpcode.Reduce or PickleOpcode.NewObj: Call(); break;
            case PickleOpcode.Build: Build(); break;
            case PickleOpcode.BinPersId: PersistentLoad(_stack.Pop()); break;
            case PickleOpcode.PersId: PersistentLoad(input.ReadLine()); break;
            default: return false;
        }

        return true;
    }

    private void StackGlobal()
    {
        var names = _stack.Pop(2);
        if (names is not [string module, string name])
            throw _stack.Broken("STACK_GLOBAL without two names");
        _stack.Push(Resolve(module, name), 0);
    }

    private PyGlobal Resolve(string module, string name)
    {
        _stack.Charge(BoxCost);
        return allowed.TryGetValue($"{module}.{name}", out var global) ? global : throw Refused(module, name);
    }

    private void Call()
    {
        var operands = _stack.Pop(2);
        if (operands is not [PyGlobal { Call: { } call }, object?[] arguments])
            throw _stack.Broken($"a call of {PyNames.Of(operands[0])} with {PyNames.Of(operands[1])}");
        _stack.Push(call(arguments), ContainerCost);
    }

    private void Build()
    {
        var state = _stack.Pop();
        switch (_stack.Peek())
        {
            case PyDict: break; // an OrderedDict's attributes, such as a state dict's _metadata
            case PyObject made: made.State = state; break;
            case var other: throw _stack.Broken($"a state for {PyNames.Of(other)}");
        }
    }

    private void PersistentLoad(object? id) => _stack.Push(
        persistentLoad is null ? throw _stack.Broken("a reference to data outside the pickle") : persistentLoad(id), BoxCost);

    private void Append(object?[] items)
    {
        _stack.Charge(PickleStack.SlotCost * (long)items.Length);
        if (_stack.Peek() is not List<object?> list)
            throw _stack.Broken($"APPEND to {PyNames.Of(_stack.Peek())}");
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (_stack.Peek() is not PyDict dict)
            throw _stack.Broken($"SETITEM on {PyNames.Of(_stack.Peek())}");
        Fill(dict, items);
    }

    private PyDict Fill(PyDict dict, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw _stack.Broken("a key without a value");
        _stack.Charge(EntryCost * (long)items.Length / 2);
        for (var i = 0; i < items.Length; i += 2)
            dict.Items.Add(new(items[i], items[i + 1]));
        return dict;
    }

    private void Memoize(long index)
    {
        _stack.Charge(EntryCost);
        _memo[index] = _stack.Peek();
    }

    private void Recall(long index) => _stack.Push(
        _memo.TryGetValue(index, out var value) ? value : throw _stack.Broken($"GET of {index}, which was never PUT"), 0);

    private long LineNumber() => long.TryParse(input.ReadLine(), CultureInfo.InvariantCulture, out var number)
        ? number
        : throw _stack.Broken("a memo index that is not a number");

    private void CheckProtocol(byte protocol)
    {
        if (protocol > 5)
        {
            throw new InvalidDataException(
                $"its pickle has protocol {protocol}; protocols 0 to 5 are supported. Save it again with protocol 2.");
        }
    }

    private InvalidDataException Unsupported(PickleOpcode opcode) => _stack.Broken(Enum.IsDefined(opcode)
        ? $"opcode {opcode}, which weights or texts do not need,"
        : $"0x{(byte)opcode:x2}, which is not an opcode,");

    private static InvalidDataException Refused(string module, string name) => new(
        $"its pickle asks for {Printable.Of($"{module}.{name}")}, which weights or texts do not need; it was refused, and nothing was "
        + "executed. Save only the state dict (model.state_dict()) or the list of texts.");
}
