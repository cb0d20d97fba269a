"""From a case to a proof: what the tests and `python -m refgrad.check` do with the tables of `cases`."""
import functools

import numpy
from cases import CASES, Array

import refgrad as mx
from refgrad.check import AGREEMENT, as_result, check_gradient, gradient_of, listed, pull, random_head, run
from refgrad.engine.array import wrap
from refgrad.engine.factories import CLASSES
from refgrad.engine.operators import belongs
from refgrad.faces import published

FACES = ("nd", mx.nd, CLASSES[:1]), ("np", mx.np, CLASSES[1:]), ("npx", mx.npx, CLASSES[1:])
REFLECTED = "__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rpow__", "__rmod__", "__rfloordiv__"


# ## How an operator is called
def spellings(op):
    """(label, array class, function) for everything that a user can write."""
    for face, module, (cls,) in FACES:
        for name in getattr(op, face):
            yield f"{face}.{name}", cls, functools.reduce(getattr, name.split("."), module)
    for name in op.methods:
        for cls in CLASSES:
            if belongs(op, cls):
                yield f"{cls.__name__}.{name}", cls, method(cls, name)


def method(cls, name):
    """A method as a function; it returns NotImplemented where there is no array to be asked."""
    def call(first, *rest, **options):
        if name in REFLECTED:
            first, rest = rest[0], (first,)
        return getattr(first, name)(*rest, **options) if isinstance(first, cls) else NotImplemented
    return call


def functions(op):
    """{array class: function} as the op table has it now, whatever was exchanged in it."""
    return {cls: published(op, cls) for cls in CLASSES
            if belongs(op, cls) or not (op.nd or op.np or op.npx)}


# ## What a case hands over
def arrays_of(argument):
    """The array arguments of a case, in order, those in lists too."""
    if isinstance(argument, Array):
        yield argument
    elif isinstance(argument, (list, tuple)):
        for item in argument:
            yield from arrays_of(item)
    elif isinstance(argument, dict):
        for item in argument.values():
            yield from arrays_of(item)


def filled(argument, handles):
    """An argument with its arrays filled in from an iterator."""
    if isinstance(argument, Array):
        return next(handles)
    if isinstance(argument, dict):
        return {name: filled(item, handles) for name, item in argument.items()}
    if isinstance(argument, (list, tuple)) and next(arrays_of(argument), None) is not None:
        return [filled(item, handles) for item in argument]
    return argument


def numbers(case, dtype="float64"):
    """The numbers of all array arguments of a case; None if its domain has none of that dtype."""
    random, whole = numpy.random.default_rng(7), numpy.dtype(dtype).kind == "i"
    drawn = [array.draw(random, whole) for array in arrays_of((case.arguments, case.options))]
    if any(data is None or whole and data.dtype.kind == "f" for data in drawn):
        return None
    return [data.astype(dtype) if data.dtype.kind == "f" or whole and array.marked else data
            for data, array in zip(drawn, arrays_of((case.arguments, case.options)))]


def question(case, call, cls, data, layout=numpy.array, silent=False):
    """A case as a function of its marked arrays, or of those that are silent, and these arrays."""
    arrays = list(arrays_of((case.arguments, case.options)))
    asked = [array.marked and array.silent == silent for array in arrays]

    def f(*marked):
        if case.random:
            mx.random.seed(0)
        given = iter(marked if case.prepare is None else case.prepare(*marked))
        handles = iter([next(given) if wanted else wrap(cls, numpy.array(x)) for wanted, x in zip(asked, data)])
        arguments, options = filled(case.arguments, handles), filled(case.options, handles)
        ys = call(*arguments, **options)
        if ys is NotImplemented:
            return ys
        made = [y for y in listed(ys) if isinstance(y, mx.nd.NDArray)]
        assert made, f"no array, but {ys}: such an operator needs a case that .holds"
        return made
    return f, [wrap(cls, layout(x)) for x, wanted in zip(data, asked) if wanted]


# ## What is proven of it
def prove(case, call, cls):
    """Proves one case in one array class, or raises what is wrong with it; returns what was proven."""
    if case.check is not None:
        case.check(call, cls)
        return "checked"
    data = numbers(case)
    f, inputs = question(case, call, cls, data)
    recorded = mx.autograd.record(case.training)(f)
    if case.expected is not None:
        has_value(case, recorded, inputs, data)
    if not inputs:
        run(recorded, inputs)
        return "value"
    stays_silent(case, call, cls, data)
    if case.rule is not None:
        heads = follows_rule(case, recorded, inputs)
        if case.smooth:
            check_gradient(gradient_of(recorded, len(inputs)), *inputs, *heads, order=1, train_mode=case.training)
        return "declared, 2" if case.smooth else "edge"
    check_gradient(f, *inputs, train_mode=case.training)
    return "1, 2"


def has_value(case, f, inputs, data):
    expected = case.expected(*data) if callable(case.expected) else case.expected
    for y, want in zip(run(f, inputs)[1], expected if isinstance(expected, list) else [expected], strict=True):
        equal(y._data, want, AGREEMENT)


@numpy.errstate(all="ignore")
def follows_rule(case, f, inputs):
    """The gradients are those of the declared rule, plain and recorded; returns the head gradients."""
    xs, ys = run(f, inputs)
    heads = [random_head(numpy.random.default_rng(1), y) for y in ys]
    declared = case.rule(*(h._data for h in heads), *(x._data for x in inputs))
    declared = [0.0] * len(xs) if declared is None else declared if isinstance(declared, tuple) else [declared]
    again, ys_again = run(f, inputs)
    with mx.autograd.record(case.training):
        second = pull(ys_again, heads, again, again=True)
    for x, dx, recorded, want in zip(xs, pull(ys, heads, xs), second, declared, strict=True):
        want = numpy.broadcast_to(want, x.shape)
        for got in dx, as_result(recorded, x)._data:
            got = numpy.zeros_like(want) if got is None else got
            equal(got, want.astype(x._data.dtype), AGREEMENT)
    return heads


def equal(got, want, tolerance):
    """The same shape, dtype and values, with nan and infinity in the same places."""
    assert (got.shape, got.dtype) == (want.shape, want.dtype), f"{got.dtype} {got.shape} for {want.dtype} {want.shape}"
    numpy.testing.assert_allclose(got, want, tolerance, min(tolerance, 1e-12))


def stays_silent(case, call, cls, data):
    f, quiet = question(case, call, cls, data, silent=True)
    if not quiet:
        return
    xs, ys = run(mx.autograd.record(case.training)(f), quiet)
    for x, dx in zip(xs, pull(ys, [wrap(cls, numpy.ones_like(y._data)) for y in ys], xs)):
        assert dx is None or dx.shape == x.shape and not dx.any(), f"a silent input received {dx}"


def proven(op):
    """A row of the printed table: name, inputs, what was proven, number of cases, verdict."""
    cases, results, count = CASES.get(op.name, []), set(), 0
    verdict = "proven" if cases else "no cases"
    for case in cases:
        for cls, call in functions(op).items():
            if cls_name(cls) in case.face:
                try:
                    results.add(prove(case, call, cls))
                except Exception as complaint:
                    verdict = f"{case}: {type(complaint).__name__}: {str(complaint).strip().splitlines()[0]}"
                count += 1
    return op.name, ", ".join(op.rules), orders(results), count, verdict


def orders(results):
    return "1, 2" if "1, 2" in results else "declared, 2" if "declared, 2" in results else ", ".join(sorted(results))


def cls_name(cls):
    return "np" if cls.numpy_manners else "nd"
