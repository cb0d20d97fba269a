"""# Old spellings: names that mean an operator of another name

MXNet's interface grew in layers, and each left its names behind.  Tutorials use them all, so they all work; the
operators themselves are declared under the name that is current.  A name that is neither declared nor in this table
does not exist.
"""

from ..engine.registry import TABLE

# ## face -> old name -> current name
OLD = {
    "nd": {
        # From the time when every operator was a layer.
        "Cast": "cast", "Concat": "concat", "Crop": "slice", "ElementWiseSum": "add_n", "Flatten": "flatten",
        "Pad": "pad", "Reshape": "reshape", "SliceChannel": "split", "Softmax": "SoftmaxOutput",
        "SwapAxis": "swapaxes", "CuDNNBatchNorm": "BatchNorm", "Convolution_v1": "Convolution",
        "Pooling_v1": "Pooling",
        # From the time before broadcasting.
        "broadcast_axes": "broadcast_axis", "broadcast_logical_and": "logical_and",
        "broadcast_logical_or": "logical_or", "broadcast_logical_xor": "logical_xor",
        "max_axis": "max", "min_axis": "min", "sum_axis": "sum", "true_divide": "divide",
        # Before the namespaces.
        "choose_element_0index": "pick", "crop": "slice", "reverse": "flip", "slice_channel": "split",
        "normal": "random.normal", "uniform": "random.uniform", "shuffle": "random.shuffle",
        "random_gamma": "random.gamma", "sample_gamma": "random.gamma",
        "random_generalized_negative_binomial": "random.generalized_negative_binomial",
        "random_negative_binomial": "random.negative_binomial", "random_normal": "random.normal",
        "random_poisson": "random.poisson", "random_randint": "random.randint", "random_uniform": "random.uniform",
        "sample_generalized_negative_binomial": "random.generalized_negative_binomial",
        "sample_multinomial": "random.multinomial", "sample_negative_binomial": "random.negative_binomial",
        "sample_normal": "random.normal", "sample_poisson": "random.poisson", "sample_uniform": "random.uniform",
        "linalg_det": "linalg.det", "linalg_extractdiag": "linalg.extractdiag",
        "linalg_extracttrian": "linalg.extracttrian", "linalg_gelqf": "linalg.gelqf", "linalg_gemm": "linalg.gemm",
        "linalg_gemm2": "linalg.gemm2", "linalg_inverse": "linalg.inverse", "linalg_makediag": "linalg.makediag",
        "linalg_maketrian": "linalg.maketrian", "linalg_potrf": "linalg.potrf", "linalg_potri": "linalg.potri",
        "linalg_slogdet": "linalg.slogdet", "linalg_sumlogdiag": "linalg.sumlogdiag",
        "linalg_syevd": "linalg.syevd", "linalg_syrk": "linalg.syrk", "linalg_trmm": "linalg.trmm",
        "linalg_trsm": "linalg.trsm",
    },
    "np": {
        "alltrue": "all", "product": "prod", "round_": "round", "row_stack": "vstack", "sometrue": "any",
        "msort": "sort",
    },
    "npx": {},
}


# ## Words for arguments
#
# Where numpy calls the first arrays otherwise than `faces.py` supposes: operator -> the words.
WORDS = {
    **dict.fromkeys(("around", "logical_not", "nan_to_num", "norm_np", "pad", "ravel"), ("x",)),
    **dict.fromkeys(("flip", "fliplr", "flipud", "rot90", "tril", "triu"), ("m",)),
    **dict.fromkeys(("broadcast_to", "diag_np", "diagflat"), ("array",)),
    **dict.fromkeys(("array_equal", "array_equiv"), ("a1", "a2")),
    "append": ("arr", "values"), "ediff1d": ("ary",), "empty_like": ("prototype",), "searchsorted": ("a", "v"),
    "tile": ("A",), "unique": ("ar",),
}


def spell(old):
    """Adds the old names to the spellings of the operators that they mean."""
    for face, names in old.items():
        current = {spelling: op for op in TABLE.values() for spelling in getattr(op, face)}
        for name, meant in names.items():
            getattr(current[meant], face).append(name)
