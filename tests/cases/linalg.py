"""Cases of `refgrad/ops/linalg.py`."""
from . import case, real

VECTORS = case(real(3), real(3))
MATRICES = case(real(2, 3), real(3, 4))
SQUARES = case(real(3, 3), real(3, 3))

CASES = {
    "dot": [
        MATRICES, VECTORS, SQUARES, case(real(2, 3), real(3)), case(real(3), real(3, 2)),
        case(real(3, 2), real(3, 4), transpose_a=True), case(real(2, 3), real(4, 3), transpose_b=True),
        case(real(3, 2), real(4, 3), transpose_a=True, transpose_b=True), case(real(), real(2, 3)),
        case(real(2, 2, 3), real(3, 2)), case(real(2, 2, 3), real(2, 3, 2)).only("np"),
        case(real(2, 2, 3), real(3, 2, 2)).only("nd"), case(real(0, 3), real(3, 2)),
        case(real(2, 0), real(0, 3)),
    ],
    "matmul": [
        MATRICES, VECTORS, SQUARES, case(real(2, 3), real(3)), case(real(3), real(3, 2)),
        case(real(2, 2, 3), real(2, 3, 2)), case(real(2, 1, 2, 3), real(3, 3, 2)),
        case(real(2, 3), real(2, 3, 2)), case(real(2, 2, 3), real(3, 2)), case(real(3), real(2, 3, 2)),
        case(real(2, 2, 3), real(3)), case(real(0, 2, 3), real(3, 2)),
    ],
    "batch_dot": [
        case(real(2, 2, 3), real(2, 3, 2)), case(real(2, 3, 2), real(2, 3, 2), transpose_a=True),
        case(real(2, 2, 3), real(2, 4, 3), transpose_b=True), case(real(2, 2, 2), real(2, 2, 2)),
    ],
    "tensordot": [
        case(real(2, 3, 2), real(3, 2, 2)), case(real(2, 3), real(3, 4), 1), case(real(2), real(3), axes=0),
        case(real(2, 3, 4), real(4, 2, 2), axes=((0, 2), (1, 0))),
        case(real(2, 3), real(2, 3), axes=((1, 0), (1, 0))),
    ],
    "inner": [VECTORS, case(real(2, 3), real(4, 3)), case(real(2, 3), real(3)), case(real(), real(2, 3))],
    "outer": [
        case(real(2), real(3)), case(real(2, 2), real(3)), case(real(), real(2)), case(real(0), real(2)),
    ],
    "vdot": [VECTORS, case(real(2, 3), real(2, 3)), case(real(2, 3), real(6))],
    "kron": [
        case(real(2, 3), real(2, 2)), case(real(2), real(3)), case(real(2), real(2, 2)),
        case(real(2, 1, 2), real(2)),
    ],
    "cross": [case(real(3), real(3)), case(real(2, 3), real(2, 3)), case(real(3, 2), real(3, 2), axis=0)],
    "khatri_rao": [case(real(2, 3), real(4, 3)), case(real(2, 2), real(3, 2), real(2, 2)), case(real(2, 3))],
    "einsum": [
        case("ij,jk->ik", real(2, 3), real(3, 4)), case("ij,jk", real(3, 3), real(3, 3)),
        case("ij->ji", real(2, 3)), case("ij->", real(2, 3)), case("ij->j", real(2, 3)),
        case("ii->i", real(3, 3)), case("ii", real(3, 3)), case("i,j->ij", real(2), real(3)),
        case("ij,ij->", real(2, 3), real(2, 3)), case("bij,bjk->bik", real(2, 2, 3), real(2, 3, 2)),
        case("...j,jk->...k", real(2, 2, 3), real(3, 2)),
        case("ij,j,jk->k", real(2, 3), real(3), real(3, 2)), case("ij,k->j", real(2, 3), real(2)),
        case("i,i->i", real(1), real(3)).only("np"),
        case("ij,jk->ik", real(2, 3), real(3, 4), optimize=True),
    ],
}
