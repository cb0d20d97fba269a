"""Cases of `refgrad/ops/lapack.py`."""
from . import case, real
from .decompositions import REGULAR, STACK, WIDE, matrices, positive_definite, symmetric

TRIANGULAR = [dict(), dict(transpose=True), dict(lower=False), dict(rightside=True, alpha=2.0)]

CASES = {
    "gemm": [c.floats() for c in [
        case(real(2, 3), real(3, 4), real(2, 4)),
        case(real(3, 2), real(4, 3), real(2, 4), transpose_a=True, transpose_b=True),
        case(real(2, 2, 3), real(2, 3, 2), real(2, 2, 2), alpha=2.0, beta=0.5),
    ]],
    "gemm2": [c.floats() for c in [
        case(real(2, 3), real(3, 4)),
        case(real(3, 2), real(4, 3), transpose_a=True, transpose_b=True, alpha=2.0),
        case(real(2, 2, 3), real(2, 3, 2)),
    ]],
    "syrk": [c.floats() for c in [case(real(2, 3)), case(real(2, 3), transpose=True, alpha=2.0), case(real(2, 3, 2))]],
    "trmm": [case(real(3, 3), real(3, 3), **options).floats() for options in TRIANGULAR] + [
        case(real(2, 2, 2), real(2, 2, 3)).floats()],
    "trsm": [case(REGULAR, real(3, 3), **options).without("float16", "int32") for options in TRIANGULAR] + [
        case(STACK, real(2, 2, 3)).without("float16", "int32")],
    "potri": matrices(REGULAR, STACK),
    "sumlogdiag": [c.through(positive_definite) for c in matrices(REGULAR, STACK)],
    "syevd": [c.through(symmetric) for c in matrices(REGULAR, STACK)],
    "gelqf": matrices(REGULAR, WIDE),
    "multi_dot": [
        case([real(2, 3), real(3, 4)]), case([real(2, 3), real(3, 2), real(2, 2)]),
        case([real(3), real(3, 2), real(2)]),
    ],
    "matrix_power": matrices(STACK, n=3) + [c for n in (-2, 0, 1, 3) for c in matrices(REGULAR, n=n)],
    "tensorinv": [
        case(real(2, 3, 6), ind=2).without("float16", "int32"),
        case(real(4, 2, 2), ind=1).without("float16", "int32"),
    ],
}
