"""Cases of `refgrad/ops/storage.py`: what was saved comes back."""
import os
import tempfile

import refgrad as mx

from . import case


def comes_back(data, save, load):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "arrays")
        save(file, data)
        return load(file)


def both_ways(call, cls):
    face = mx.npx if cls.numpy_manners else mx.nd
    save, load = (call, face.load) if call.__name__.startswith("save") else (face.save, call)
    make = mx.np.array if cls.numpy_manners else mx.nd.array
    a, b = make([[1, 2], [3, 4]], dtype="float64"), make([5, 6], dtype="int32")
    named = comes_back({"a": a, "b": b}, save, load)
    listed = comes_back([a, b], save, load)
    same(cls, [named["a"], named["b"], *listed], [a, b, a, b])


def from_bytes(call, cls):
    """What `load` reads from a file, from its content."""
    def content(file):
        with open(file, "rb") as opened:
            return call(opened.read())
    both_ways(content, cls)


def several(call, cls):
    a, b = mx.np.array([[1, 2], [3, 4]], dtype="float64"), mx.np.array([5, 6], dtype="int32")
    back = comes_back({"b": b}, lambda file, named: call(file, a, **named), mx.npx.load)
    same(cls, [back["arr_0"], back["b"]], [a, b])


def same(cls, got, wanted):
    for x, want in zip(got, wanted, strict=True):
        assert type(x) is cls and x.dtype == want.dtype and x.tolist() == want.tolist()


def imported(call, cls):
    """Into the same memory, and from a bare capsule too."""
    x = (mx.np if cls.numpy_manners else mx.nd).array([1, 2], dtype="float64")
    for source in (x, x.__dlpack__()):
        y = call(source)
        x[:] = x + 1
        same(cls, [y], [x])


def exported(call, cls):
    face = mx.np if cls.numpy_manners else mx.nd
    x = face.array([1, 2], dtype="float64")
    y = face.from_dlpack(call(x))
    x[:] = 3
    same(cls, [y], [x])


CASES = {
    "from_dlpack": [case().holds(imported)],
    "to_dlpack_for_read": [case().holds(exported)],
    "to_dlpack_for_write": [case().holds(exported)],
    "save": [case().holds(both_ways)],
    "load": [case().holds(both_ways)],
    "save_npx": [case().holds(both_ways)],
    "load_npx": [case().holds(both_ways)],
    "load_frombuffer": [case().holds(from_bytes)],
    "savez": [case().holds(several)],
}
