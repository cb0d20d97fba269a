"""Cases of `refgrad/ops/elementwise.py`."""
import numpy

from . import at, case, real, unary

INFINITE = numpy.inf

# Differences need float64; to other dtypes the gradient passes as it is.
TO_FLOAT64 = [case(x, "float64").gives("float64") for x in (real(2, 3), real(), real(0, 3))] + [
    case(real(2, 3), dtype="float64", copy=False).gives("float64")]
TO_OTHERS = [case(real(2, 3), dtype).gives(dtype).edge(lambda dy, x: dy) for dtype in ("float32", "float16", "int32")]

CASES = {
    "copy": unary(),
    "copy_np": unary() + [case(real(2, 3), order="C"), case(real(2, 3), "F")],
    "tostype": [case(real(2, 3), "default"), case(real(), stype="default")],
    "astype": TO_FLOAT64 + TO_OTHERS,
    "exp": unary(),
    "exp2": unary(),
    "positive": unary(),
    "expm1": unary(),
    "log": unary(low=0.2, edges={0.0: INFINITE, -2.0: -0.5}),
    "log2": unary(low=0.2, edges={0.0: INFINITE}),
    "log10": unary(low=0.2, edges={0.0: INFINITE}),
    "log1p": unary(low=-0.8, edges={-1.0: INFINITE}),
    "square": unary(),
    "sqrt": unary(low=0.2, edges={0.0: INFINITE}),
    "cbrt": unary(low=0.2, edges={0.0: INFINITE}) + [case(at([-1.0, -0.3]))],
    "rsqrt": unary(low=0.2, edges={0.0: -INFINITE}),
    "rcbrt": unary(low=0.2, edges={0.0: -INFINITE}),
    "reciprocal": unary(low=0.2, edges={0.0: -INFINITE}) + [case(at([-1.0, -0.3]))],
    "sin": unary(),
    "cos": unary(),
    "tan": unary(low=-1.2, high=1.2),
    "arcsin": unary(low=-0.9, high=0.9, edges={1.0: INFINITE}),
    "arccos": unary(low=-0.9, high=0.9, edges={1.0: -INFINITE}),
    "arctan": unary(),
    "radians": unary(low=-200, high=200),
    "degrees": unary(),
    "sinh": unary(),
    "cosh": unary(),
    "tanh": unary(),
    "arcsinh": unary(),
    "arccosh": unary(low=1.2, high=4, edges={1.0: INFINITE}),
    "arctanh": unary(low=-0.9, high=0.9),
}
