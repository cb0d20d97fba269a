"""The stubs of nd, np, npx and random: what editors and type checkers know of the functions that the op table makes.

    python docs/build/stubs.py             write them
    python docs/build/stubs.py --check     exit with 1 if one is not as it would be written

A parameter has the type of its name or of its default (`TYPES`, below); where nothing is known, `Any`.  A result is one
array, except where `RETURNS` says otherwise.  The array classes are written out in nd.pyi and np.pyi, with a method for
every operator that has one.
"""
import inspect
import re
import sys
import textwrap
from inspect import Parameter
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import refgrad as mx  # noqa: E402
from refgrad.engine.operators import belongs  # noqa: E402
from refgrad.engine.registry import TABLE  # noqa: E402
from refgrad.faces import array_names  # noqa: E402

WIDTH = 120
# module -> the array class of its functions, as it is called there
FACES = {mx.nd: "NDArray", mx.np: "ndarray", mx.npx: "ndarray", mx.random: "NDArray"}

# What a result is if not one array; {A} stands for the array class.
RETURNS = {
    "load": "_list[{A}] | _dict[_str, {A}]",
    **dict.fromkeys(["save", "seed", "waitall", "set_np", "reset_np"], "None"),
    **dict.fromkeys(["is_np_array", "allclose", "array_equal", "array_equiv"], "_bool"),
    **dict.fromkeys(["split", "split_v2", "array_split", "hsplit", "vsplit", "dsplit", "broadcast_arrays", "moments",
                     "meshgrid", "slogdet", "gelqf", "syevd", "histogram"], "_list[{A}]"),
    **dict.fromkeys(["nonzero", "qr", "svd", "eigh", "unravel_index_np", "histogram_np", "divmod", "modf",
                     "tril_indices", "triu_indices", "diag_indices", "tril_indices_from", "triu_indices_from",
                     "diag_indices_from"], "_tuple[{A}, ...]"),
    **dict.fromkeys(["to_dlpack_for_read", "to_dlpack_for_write", "linspace", "shuffle", "shuffle_np", "split_nd",
                     "atleast_1d", "atleast_2d", "atleast_3d", "average", "topk", "unique",
                     "where", "multinomial", "lstsq", "foreach", "while_loop", "cond_nd", "RNN"], "Any"),
    **dict.fromkeys([op.name for op in TABLE.values() if "output_mean_var" in op.signature.parameters], "Any"),
}
# Operators whose array argument is a list of arrays.
LISTS = {"concatenate", "concatenate_nd", "stack_np", "vstack", "hstack", "dstack", "column_stack", "multi_dot",
         "choose", "select", "lexsort", "foreach", "while_loop"}
# What the other arguments are, by name; where it is not here, the default says it.
TYPES = {
    "axis": "_Axis", "shape": "_Shape", "size": "_Shape", "newshape": "_Shape",
    "dtype": "_DType", "out_dtype": "_DType", "ctx": "Context", "device": "Context", "out": "{A}", "name": "_str",
    "fname": "_str | PathLike[_str]", "axes": "Any", "bins": "Any", "output_size": "_Shape",
    "a_min": "_float | None", "a_max": "_float | None",
    **dict.fromkeys(["start", "stop", "step", "value", "constant_value", "constant_values", "fill_value", "val", "p",
                     "temperature", "momentum", "eps", "initial", "posinf", "neginf"], "_float"),
}
# What an argument of one operator is, where it is not what others call by that name.
OF_ONE = {("cond", "p"): "_float | _str | None", ("lstsq", "rcond"): "_float | _str | None"}
# The members of the array classes that are no operators, or whose signature is Python's.
MEMBERS = {
    "stype": "_str",
    "shape": "-> _tuple[_int, ...]", "size": "-> _int", "ndim": "-> _int", "itemsize": "-> _int", "dtype": "-> Any",
    "context": "-> Context", "ctx": "-> Context", "device": "-> Context", "T": "-> Self",
    "grad": "-> Self | Any", "grad_req": "-> _str", "_fresh_grad": "-> _bool",
    "asnumpy": "(self) -> numpy.ndarray[Any, Any]", "tolist": "(self) -> Any", "asscalar": "(self) -> Any",
    "item": "(self, *position: _int) -> Any",
    "wait_to_read": "(self) -> None", "wait_to_write": "(self) -> None",
    "copyto": "(self, other: NDArray | Context) -> Any", "detach": "(self) -> Self",
    "as_in_context": "(self, ctx: Context | None) -> Self", "as_in_ctx": "(self, ctx: Context | None) -> Self",
    "to_device": "(self, ctx: Context | None) -> Self",
    "as_np_ndarray": "(self) -> Any", "as_nd_ndarray": "(self) -> NDArray",
    "attach_grad": "(self, grad_req: _str = 'write', stype: _str | None = None) -> None",
    "drop_grad": "(self) -> None",
    "backward": "(self, out_grad: NDArray | None = None, retain_graph: _bool = False, "
                "train_mode: _bool = True) -> None",
    "__hash__": "(self) -> _int", "__len__": "(self) -> _int", "__iter__": "(self) -> Iterator[Self]",
    "__bool__": "(self) -> _bool",
    "__float__": "(self) -> _float", "__int__": "(self) -> _int", "__index__": "(self) -> _int",
    "__setitem__": "(self, index: Any, value: Any) -> None", "__format__": "(self, spec: _str) -> _str",
    "__array__": "(self, dtype: Any = None, copy: _bool | None = None) -> numpy.ndarray[Any, Any]",
    "__dlpack__": "(self, **options: Any) -> Any", "__dlpack_device__": "(self) -> Any",
    **dict.fromkeys(["__iadd__", "__isub__", "__imul__", "__itruediv__", "__ipow__", "__imod__", "__ifloordiv__"],
                    "(self, other: {A} | _Number) -> Self"),
    "__getitem__": "(self, key: Any) -> Self", "__matmul__": "(self, other: {A}) -> Self",
}
HEAD = '''\
# Written by docs/build/stubs.py from the op table.
# mypy: disable-error-code="override"
# The names of Python's types have a line in front, for np has a bool of its own, and methods called sum and slice.
{imports}

{public}

_Axis = _int | Sequence[_int] | None
_Shape = _int | Sequence[_int]
_DType = _str | type | numpy.dtype[Any]
_Number = _float | numpy.number[Any] | numpy.ndarray[Any, Any]
'''


# ## One parameter
def type_of(op, p, face_name, is_array, cls):
    """The type of parameter p of an operator, which its namespace calls `face_name`."""
    if is_array:
        several = p.kind is Parameter.VAR_POSITIONAL or op.name in LISTS
        numbers = cls == "ndarray" or op.kind != "general" and len(op.rules) == 2
        known = f"{cls} | Sequence[{cls}]" if several else f"{cls} | _Number" if numbers else cls
    else:
        known = OF_ONE.get((op.name, p.name)) or TYPES.get(face_name) or by_default(p)
    if op.forward.__module__ in ("refgrad.ops.random", "refgrad.ops.distributions"):
        if p.kind is Parameter.VAR_POSITIONAL:
            known = "_int"
        elif known in ("_int", "_float"):
            known = "{A} | _float"                                 # a parameter of a distribution
    if isinstance(p.default, tuple) and known != "_Shape" or isinstance(p.default, str) and known == "Context":
        known = "Any"
    optional = p.default is None and known not in ("Any", "_Axis", "_float | None")
    return (known + " | None" if optional else known).replace("{A}", cls)


def by_default(p):
    """The type that a default suggests."""
    for kind in bool, int, float, str:
        if isinstance(p.default, kind):
            return f"_{kind.__name__}"
    return "Any"


def parameters(signature, types):
    """The parameters of a stub, with the types in order."""
    out, named = [], False
    for p, kind in zip(signature.parameters.values(), types):
        if p.kind is Parameter.KEYWORD_ONLY and not named:
            out.append("*")
        named = named or p.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_POSITIONAL)
        stars = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(p.kind, "")
        default = "" if p.default is Parameter.empty else f" = {p.default!r}"
        out.append(f"{stars}{p.name}: {kind}{default}" if kind else p.name)
    return out


# ## One function
def definition(name, arguments, returns, doc, indent="", decorator=None):
    """A function of a stub, with the first line of its docstring."""
    line = f"{indent}def {name}({', '.join(arguments)}) -> {returns}:"
    if len(line) > WIDTH:
        inner = "".join(f"{indent}    {argument},\n" for argument in arguments)
        line = f"{indent}def {name}(\n{inner}{indent}) -> {returns}:"
    head = f"{indent}@{decorator}\n{line}" if decorator else line
    return f"{head}\n{documented(doc, indent + '    ')}\n" if doc else f"{head} ...\n"


def documented(doc, indent):
    quoted = '"""' + doc.splitlines()[0].replace("\\", "\\\\") + '"""'
    return "\n".join(textwrap.wrap(quoted, WIDTH, initial_indent=indent, subsequent_indent=indent))


def function(op, name, published, cls, indent=""):
    """A function that a namespace publishes."""
    words = list(published.__signature__.parameters.values())
    written = list(op.signature.parameters.values())[op.kind == "creation":]
    arrays = set(op.rules) if op.kind in ("elementwise", "comparison") else array_names(op)
    if op.kind == "creation":
        arrays = set()
    types = [type_of(op, p, word.name, p.name in arrays, cls) for p, word in zip(written, words)]
    types += [type_of(op, word, word.name, False, cls) for word in words[len(written):]]
    returns = RETURNS.get(op.name, "{A}").replace("{A}", cls)
    if cls == "ndarray" and op.kind == "elementwise" and len(op.rules) == 1:
        types[0] = returns = "_X"
    return definition(name, parameters(published.__signature__, types), returns, op.doc, indent,
                      "staticmethod" if indent else None)


# ## One class
def members(cls, name):
    """The members of an array class, as {name: stub}, in order."""
    methods = {spelling: op for op in TABLE.values() if belongs(op, cls) for spelling in op.methods}
    out = {}
    for member, value in vars(cls).items():
        if member in MEMBERS:
            out[member] = handwritten(member, value, name)
        elif member in methods and not member.startswith("_scattered"):
            out[member] = method(methods[member], member, name)
        elif not member.startswith("_") and member not in ("family", "numpy_manners") and hasattr(cls, member):
            raise SystemExit(f"stubs: MEMBERS has no type for {name}.{member}")
    return out


def handwritten(member, value, name):
    text, doc = MEMBERS[member].replace("{A}", name), inspect.getdoc(value) if member[:2] != "__" else None
    if text.startswith("("):
        arguments, _, returns = text[1:].rpartition(") -> ")
        return definition(member, arguments.split(", "), returns, doc, "    ")
    if text.startswith("->"):
        return definition(member, ["self"], text[3:], doc, "    ", "property")
    return f"    {member}: {text}\n"


def method(op, member, name):
    """An operator as a method."""
    if op.kind != "general" and len(op.rules) == 2:
        types = [None, "object" if op.kind == "comparison" else f"{name} | _Number"]
        signature = op.signature
    elif op.kind == "general":
        _, *rest = op.signature.parameters.values()
        arrays, signature = array_names(op), op.signature
        types = [None, *(type_of(op, p, p.name, p.name in arrays, name) for p in rest)]
    else:
        signature, types = inspect.signature(lambda self, out=None: None), [None, f"{name} | None"]
    arguments = ["self", *parameters(signature, types)[1:]]
    if member.startswith("__") and len(arguments) == 2:            # all of Python's signs are called alike
        arguments[1] = "other:" + arguments[1].partition(":")[2]
    doc = op.doc if not member.startswith("__") else None
    return definition(member, arguments, RETURNS.get(op.name, "Self").replace("{A}", name), doc, "    ")


def array_class(cls, name, base=None):
    """The class as a stub; of a subclass only what differs from its base."""
    inherited = {} if base is None else {k: v.replace(base[1], name) for k, v in members(*base).items()}
    inherited.pop("__hash__", None)                                # a class with an __eq__ needs its own
    bodies = [body for member, body in members(cls, name).items() if inherited.get(member) != body]
    head = f"class {name}({base[1]}):" if base else f"class {name}:"
    return f"{head}\n{documented(cls.__doc__, '    ')}\n\n" + "\n".join(bodies)


# ## One module
def published_names(module):
    """{namespace: {name: operator}} of a module, '' being the module itself."""
    face, out = module.__name__.rpartition(".")[2], {"": {}}
    for op in TABLE.values():
        for spelling in op.nd if module is mx.random else getattr(op, face):
            inner, _, name = spelling.rpartition(".")
            if module is not mx.random:
                out.setdefault(inner, {})[name] = op
            elif inner == "random":
                out[""][name] = op
    return out


def own_names(module):
    """(imports, definitions) of what a module holds beside the operators."""
    imports, definitions = [], []
    for name, value in vars(module).items():
        where = getattr(value, "__module__", None)
        if name.startswith("_") or isinstance(value, ModuleType) or isinstance(value, type) and where != "numpy":
            continue
        if isinstance(value, type):
            definitions.append(f"{name} = numpy.{value.__name__.replace('bool_', 'bool').replace('bool', 'bool_')}\n")
        elif name not in module.__all__:
            continue
        elif not callable(value):
            definitions.append(f"{name}: {'None' if value is None else '_float'}\n")
        elif where != module.__name__:
            imports.append(f"from .{where.removeprefix('refgrad.')} import {name} as {name}")
        elif value.__name__ != name:
            definitions.append(f"{name} = {value.__name__}\n")
        else:
            signature = inspect.signature(value)
            types = [by_default(p) for p in signature.parameters.values()]
            definitions.append(definition(name, parameters(signature, types), RETURNS[name], value.__doc__))
    return imports, definitions


def stub(module):
    """The stub of a module."""
    cls, names = FACES[module], published_names(module)
    imports, own = own_names(module)
    functions = [function(op, name, getattr(module, name), cls) for name, op in names.pop("").items()]
    spaces = [namespace(getattr(module, space), space, inside, cls) for space, inside in sorted(names.items())]
    classes = {mx.nd: [array_class(mx.nd.NDArray, "NDArray")],
               mx.np: [array_class(mx.np.ndarray, "ndarray", (mx.nd.NDArray, "NDArray"))]}.get(module, [])
    body = "\n".join([*classes, *functions, *spaces, *own])
    if "_X" in body:
        body = f'_X = TypeVar("_X", {cls}, _float)\n\n' + body
    public = definition_of_all(module.__all__)
    return HEAD.format(imports=imported(module, body, imports), public=public) + "\n" + body


def definition_of_all(names):
    quoted = ", ".join(f'"{name}"' for name in names)
    return "\n".join(textwrap.wrap(f"__all__ = [{quoted}]", WIDTH, subsequent_indent=" " * 11))


def namespace(module, name, names, cls):
    functions = [function(op, spelling, getattr(module, spelling), cls, "    ") for spelling, op in names.items()]
    return f"class {name}:\n" + "\n".join(functions)


def imported(module, body, extra):
    """The imports that the body needs, sorted."""
    def used(*names):
        return ", ".join(name for name in names if re.search(rf"\b{name}\b", body))

    builtin = ("bool", "dict", "float", "int", "list", "str", "tuple")
    lines = [f"from builtins import {name} as _{name}" for name in builtin
             if name in ("float", "int", "str") or used(f"_{name}")]
    lines.append(f"from collections.abc import {used('Iterator')}, Sequence".replace(" ,", ""))
    lines += ["from os import PathLike"] if used("PathLike") else []
    lines += [f"from typing import {used('Any', 'Self', 'TypeVar') or 'Any'}", "", "import numpy", ""]
    local = ["from .engine.context import Context"] if used("Context") else []
    if module in (mx.npx, mx.random):
        local.append(f"from .{'np' if module is mx.npx else 'nd'} import {FACES[module]} as {FACES[module]}")
    if module is mx.np:
        local.append("from .nd import NDArray")
    return "\n".join(lines + sorted([*local, *extra])).strip()


def main(check):
    stale = []
    for module in FACES:
        path, text = ROOT / "refgrad" / f"{module.__name__.rpartition('.')[2]}.pyi", stub(module)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"not current: {', '.join(stale)}; write them with python docs/build/stubs.py")


if __name__ == "__main__":
    main("--check" in sys.argv[1:])
