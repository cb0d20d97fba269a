"""The operators, one family a file; importing them fills the table."""

from . import (
               activations,
               arithmetic,
               arrange,
               convolution,
               creation,
               cumulative,
               decompositions,
               diagonal,
               distributions,
               elementwise,
               indexing,
               joining,
               lapack,
               layers,
               linalg,
               losses,
               normalise,
               norms,
               order,
               pairs,
               pooling,
               random,
               reduce,
               sequence,
               shape,
               softmax,
               special,
               spellings,
               steps,
               storage,
               stream,
               update,
               windows,
)

__all__ = ["activations", "arithmetic", "arrange", "convolution", "creation", "cumulative", "decompositions",
           "diagonal", "distributions", "elementwise", "indexing", "joining", "lapack", "layers", "linalg",
           "losses", "normalise", "norms", "order", "pairs", "pooling", "random", "reduce", "sequence", "shape",
           "softmax", "special", "spellings", "steps", "storage", "stream", "update", "windows"]

spellings.spell(spellings.OLD)
