"""Writes and reads files with real PyTorch and Python.

Usage: torch_files.py write FOLDER | odd FOLDER | refused FOLDER | check FILE EXPECTED.json | unzip FILE | pickles FOLDER | unpickle FILE
"""
import base64
import collections
import json
import pickle
import sys
import types
import zipfile

import numpy as np
import torch

DTYPES = "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool".split()
TEXTS = ["xxunk", "▁été", "불평/불만", "日本\n語", "back\\slash \\u0041", "quote'\"", "😀", "", " ", "xxunk", "\u00e9\u00ff\u0100"]


def raw(tensor):
    flat = tensor.detach().contiguous().flatten()
    return b"" if flat.numel() == 0 else bytes(flat.view(torch.uint8).numpy())


def describe(tensors):
    return [
        {"name": name, "dtype": str(t.dtype)[6:], "shape": list(t.shape), "bytes": base64.b64encode(raw(t)).decode()}
        for name, t in tensors.items()
    ]


def every_dtype():
    values = torch.arange(-5, 7).reshape(3, 4)
    return {name: values.to(getattr(torch, name)) for name in DTYPES}


def views():
    base = torch.arange(60, dtype=torch.float64).reshape(3, 4, 5)
    return {
        "whole": base, "transposed": base.transpose(0, 2), "permuted": base.permute(1, 2, 0), "offset": base[1:, 2:],
        "stepped": base[:, ::2, 1::3], "row": base[2, 3], "scalar": base[1, 2, 3], "expanded": base[:, :1].expand(3, 7, 5),
        "reshaped": base.view(12, 5), "empty": base[:0], "half transposed": base.half().t_() if base.dim() == 2 else base[0].half().t(),
        "bytes transposed": torch.arange(6, dtype=torch.uint8).reshape(2, 3).t(), "int16 stepped": torch.arange(9, dtype=torch.int16)[1::3],
    }


def tied():
    weight, flat = torch.randn(5, 3), torch.arange(10.0)
    return collections.OrderedDict(a=weight, b=torch.randn(2), c=weight, d=weight.t(), e=weight.t(), f=flat[:6], g=flat[4:])


def model():
    torch.manual_seed(1)
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))


def learner():
    net = model()
    optimizer = torch.optim.Adam(net.parameters())
    net(torch.randn(5, 3)).sum().backward()
    optimizer.step()
    hypers = L([{"lr": np.float64(0.1), "mom": np.float32(0.9)}])
    return net.state_dict(), {"model": net.state_dict(), "opt": {"hypers": hypers, "torch": optimizer.state_dict()}}


class L:
    """Pickles like fastcore's list."""

    def __init__(self, items):
        self.items = items


L.__module__ = "fastcore.foundation"
sys.modules["fastcore"] = types.ModuleType("fastcore")
sys.modules["fastcore.foundation"] = types.ModuleType("fastcore.foundation")
sys.modules["fastcore.foundation"].L = L


def write(folder):
    torch.manual_seed(0)
    index = {}

    def save(name, saved, tensors, **options):
        torch.save(saved, f"{folder}/{name}.pth", **options)
        index[name] = describe(tensors)

    for protocol in [1, 2, 3, 4, 5]:
        for form, zipped in [("zip", True), ("legacy", False)]:
            options = {"pickle_protocol": protocol, "_use_new_zipfile_serialization": zipped}
            for name, tensors in [("dtypes", every_dtype()), ("views", views()), ("tied", tied()), ("module", model().state_dict())]:
                save(f"{name}-{form}-{protocol}", tensors, tensors, **options)
    for form, zipped in [("zip", True), ("legacy", False)]:
        expected, both = learner()
        save(f"learner-{form}", both, expected, _use_new_zipfile_serialization=zipped)
        parameters = {"p": torch.nn.Parameter(torch.randn(2, 2))}
        save(f"parameters-{form}", parameters, parameters, _use_new_zipfile_serialization=zipped)
    json.dump(index, open(f"{folder}/index.json", "w"))


def odd(folder):
    """State dicts as other versions, devices and tools write them."""
    tensors = {"a": torch.arange(6.0).reshape(2, 3), "b": torch.arange(4).t()}
    torch.save(tensors, f"{folder}/plain.pth")
    plain = zipfile.ZipFile(f"{folder}/plain.pth")
    names = plain.namelist()
    root = names[0].split("/")[0]

    def repack(name, *extra, change=lambda pickled: pickled, prefix=(), comment=b"", wide=False):
        with zipfile.ZipFile(f"{folder}/{name}.pth", "w") as archive:
            for entry, content in [*prefix, *((n, plain.read(n)) for n in names), *((f"{root}/{n}", c) for n, c in extra)]:
                with archive.open(zipfile.ZipInfo(entry), "w", force_zip64=wide) as target:
                    target.write(change(content) if entry.endswith(".pkl") else content)
            archive.comment = comment

    repack("of a GPU", change=lambda pickled: pickled.replace(b"X\x03\0\0\0cpu", b"X\x06\0\0\0cuda:0"))
    repack("of PyTorch 2", (".format_version", b"1"), (".storage_alignment", b"64"), ("byteorder", b"little"),
           (".data/serialization_id", b"0123456789"))
    repack("with zip64 fields", wide=True)
    repack("with folders", prefix=[(f"{root}/", b""), (f"{root}/data/", b"")])
    repack("with a comment", comment=b"c" * 1000)
    parameter = torch.nn.Parameter(tensors["a"])
    parameter.note = "an attribute"
    torch.save({"a": parameter, "b": tensors["b"]}, f"{folder}/with attributes.pth")
    json.dump(describe(tensors), open(f"{folder}/tensors.json", "w"))


def refused(folder):
    """Files that contain anything other than named plain tensors."""
    class Subclass(torch.Tensor):
        pass

    sys.modules["__main__"].Subclass = Subclass
    Subclass.__qualname__ = "Subclass"
    t = torch.arange(6.0).reshape(2, 3)
    things = {
        "complex": {"a": t.to(torch.complex64)}, "quantized": {"a": torch.quantize_per_tensor(t, 0.1, 0, torch.qint8)},
        "sparse": {"a": t.to_sparse()}, "csr": {"a": t.to_sparse_csr()}, "meta": {"a": torch.empty(3, device="meta")},
        "subclass": {"a": t.as_subclass(Subclass)}, "module": torch.nn.Linear(2, 3), "numpy": {"a": np.ones(3)},
        "nested": {"a": {"b": t}}, "lightning": {"state_dict": {"a": t}, "epoch": 3}, "list": [t], "tensor": t, "numbers": {0: t},
        "tuples": {("a",): t}, "storage": {"a": t.storage()}, "size": {"a": t.size()}, "dtype": {"a": t.dtype}, "none": {"a": None},
        "default": collections.defaultdict(int, a=t), "counter": collections.Counter("a"), "surrogate": {"\ud800": t},
    }
    for name, thing in things.items():
        torch.save(thing, f"{folder}/{name}.pth")
        torch.save(thing, f"{folder}/{name}-older.pth", _use_new_zipfile_serialization=False)
    torch.jit.script(torch.nn.Linear(2, 3)).save(f"{folder}/script.pth")


def check(file, expected):
    wanted = json.load(open(expected))
    for weights_only in [True, False]:
        loaded = torch.load(file, weights_only=weights_only)
        assert isinstance(loaded, collections.OrderedDict), type(loaded)
        assert describe(loaded) == wanted["tensors"], f"weights_only={weights_only}"
        for a, b in wanted["tied"]:
            assert loaded[a].storage().data_ptr() == loaded[b].storage().data_ptr(), (a, b)
    print("equal")


def pickles(folder):
    for protocol in range(6):
        for name, value in [("list", TEXTS), ("tuple", tuple(TEXTS)), ("L", L(TEXTS)), ("long", [f"t{i % 4000}" for i in range(5000)])]:
            if name != "L" or protocol >= 2:
                pickle.dump(value, open(f"{folder}/{name}-{protocol}.pkl", "wb"), protocol=protocol)
    json.dump(TEXTS, open(f"{folder}/texts.json", "w"))


def unpickle(file):
    print(json.dumps(pickle.load(open(file, "rb"))))


def unzip(file):
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        print(*names[:2], *names[-2:])


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
