"""How arrays print: to the letter what MXNet 1.9.1 prints (with numpy 1.23), on every numpy."""
import numpy as onp
import pytest

import refgrad as mx
from refgrad import nd, np

# What the real MXNet answers to str() and repr() of these arrays, which are equal in nd; it begins with an empty line.
ND = """
>>> nd.array([1, 2, 3])

[1. 2. 3.]
<NDArray 3 @cpu(0)>
>>> nd.array([[1, 2], [3, 4]])

[[1. 2.]
 [3. 4.]]
<NDArray 2x2 @cpu(0)>
>>> nd.array([0.1, 0.123456789, 10])

[ 0.1         0.12345679 10.        ]
<NDArray 3 @cpu(0)>
>>> nd.array([-1.5, 2.25, -0.0])

[-1.5   2.25 -0.  ]
<NDArray 3 @cpu(0)>
>>> nd.array([float('nan'), float('inf'), -float('inf')])

[ nan  inf -inf]
<NDArray 3 @cpu(0)>
>>> nd.array([1e-10, 1, 1e10])

[1.e-10 1.e+00 1.e+10]
<NDArray 3 @cpu(0)>
>>> nd.array([1e16, 3])

[1.e+16 3.e+00]
<NDArray 2 @cpu(0)>
>>> nd.array([123456.789, 0.001])

[1.2345679e+05 1.0000000e-03]
<NDArray 2 @cpu(0)>
>>> nd.array([16777217, 1])

[1.6777216e+07 1.0000000e+00]
<NDArray 2 @cpu(0)>
>>> nd.array(3)

3.0
<NDArray  @cpu(0)>
>>> nd.array([])

[]
<NDArray 0 @cpu(0)>
>>> nd.array([[]])

[]
<NDArray 1x0 @cpu(0)>
>>> nd.ones((1, 1, 1))

[[[1.]]]
<NDArray 1x1x1 @cpu(0)>
>>> nd.array(onp.arange(24).reshape(2, 3, 4))

[[[ 0.  1.  2.  3.]
  [ 4.  5.  6.  7.]
  [ 8.  9. 10. 11.]]

 [[12. 13. 14. 15.]
  [16. 17. 18. 19.]
  [20. 21. 22. 23.]]]
<NDArray 2x3x4 @cpu(0)>
>>> nd.array(onp.arange(16).reshape(2, 2, 2, 2))

[[[[ 0.  1.]
   [ 2.  3.]]

  [[ 4.  5.]
   [ 6.  7.]]]


 [[[ 8.  9.]
   [10. 11.]]

  [[12. 13.]
   [14. 15.]]]]
<NDArray 2x2x2x2 @cpu(0)>
>>> nd.array(onp.arange(40) - 20)

[-20. -19. -18. -17. -16. -15. -14. -13. -12. -11. -10.  -9.  -8.  -7.
  -6.  -5.  -4.  -3.  -2.  -1.   0.   1.   2.   3.   4.   5.   6.   7.
   8.   9.  10.  11.  12.  13.  14.  15.  16.  17.  18.  19.]
<NDArray 40 @cpu(0)>
>>> nd.array(onp.arange(30).reshape(2, 15) * 1.25)

[[ 0.    1.25  2.5   3.75  5.    6.25  7.5   8.75 10.   11.25 12.5  13.75
  15.   16.25 17.5 ]
 [18.75 20.   21.25 22.5  23.75 25.   26.25 27.5  28.75 30.   31.25 32.5
  33.75 35.   36.25]]
<NDArray 2x15 @cpu(0)>
>>> nd.array(onp.arange(1001))

[   0.    1.    2. ...  998.  999. 1000.]
<NDArray 1001 @cpu(0)>
>>> nd.array(onp.arange(1200).reshape(30, 40))

[[0.000e+00 1.000e+00 2.000e+00 ... 3.700e+01 3.800e+01 3.900e+01]
 [4.000e+01 4.100e+01 4.200e+01 ... 7.700e+01 7.800e+01 7.900e+01]
 [8.000e+01 8.100e+01 8.200e+01 ... 1.170e+02 1.180e+02 1.190e+02]
 ...
 [1.080e+03 1.081e+03 1.082e+03 ... 1.117e+03 1.118e+03 1.119e+03]
 [1.120e+03 1.121e+03 1.122e+03 ... 1.157e+03 1.158e+03 1.159e+03]
 [1.160e+03 1.161e+03 1.162e+03 ... 1.197e+03 1.198e+03 1.199e+03]]
<NDArray 30x40 @cpu(0)>
>>> nd.array(onp.arange(1001).reshape(1001, 1) / 3)

[[  0.        ]
 [  0.33333334]
 [  0.6666667 ]
 ...
 [332.66666   ]
 [333.        ]
 [333.33334   ]]
<NDArray 1001x1 @cpu(0)>
>>> nd.array(onp.arange(1200).reshape(2, 3, 200))

[[[0.000e+00 1.000e+00 2.000e+00 ... 1.970e+02 1.980e+02 1.990e+02]
  [2.000e+02 2.010e+02 2.020e+02 ... 3.970e+02 3.980e+02 3.990e+02]
  [4.000e+02 4.010e+02 4.020e+02 ... 5.970e+02 5.980e+02 5.990e+02]]

 [[6.000e+02 6.010e+02 6.020e+02 ... 7.970e+02 7.980e+02 7.990e+02]
  [8.000e+02 8.010e+02 8.020e+02 ... 9.970e+02 9.980e+02 9.990e+02]
  [1.000e+03 1.001e+03 1.002e+03 ... 1.197e+03 1.198e+03 1.199e+03]]]
<NDArray 2x3x200 @cpu(0)>
>>> nd.array([1, 2, 3], dtype='int32')

[1 2 3]
<NDArray 3 @cpu(0)>
>>> nd.array([1, -2, 300], dtype='int64')

[  1  -2 300]
<NDArray 3 @cpu(0)>
>>> nd.array([1, 2, 255], dtype='uint8')

[  1   2 255]
<NDArray 3 @cpu(0)>
>>> nd.array([-128, 127], dtype='int8')

[-128  127]
<NDArray 2 @cpu(0)>
>>> nd.array([0, 1], dtype='bool')

[False  True]
<NDArray 2 @cpu(0)>
>>> nd.array([1/3, 2/3], dtype='float64')

[0.33333333 0.66666667]
<NDArray 2 @cpu(0)>
>>> nd.array([1/3, 2/3], dtype='float16')

[0.3333 0.6665]
<NDArray 2 @cpu(0)>
>>> nd.array([1, 2]) > 1

[0. 1.]
<NDArray 2 @cpu(0)>
>>> nd.array([1, 2]).sum()

[3.]
<NDArray 1 @cpu(0)>
>>> nd.array([1/3]).context
cpu(0)
"""

# repr() of np arrays.
NP = """
>>> np.array([1, 2, 3])
array([1., 2., 3.])
>>> np.array([[1, 2], [3, 4]])
array([[1., 2.],
       [3., 4.]])
>>> np.array([0.1, 0.123456789, 10])
array([ 0.1       ,  0.12345679, 10.        ])
>>> np.array([-1.5, 2.25, -0.0])
array([-1.5 ,  2.25, -0.  ])
>>> np.array([float('nan'), float('inf'), -float('inf')])
array([ nan,  inf, -inf])
>>> np.array([1e-10, 1, 1e10])
array([1.e-10, 1.e+00, 1.e+10])
>>> np.array([1e16, 3])
array([1.e+16, 3.e+00])
>>> np.array(3)
array(3.)
>>> np.array(-0.5)
array(-0.5)
>>> np.array(float('nan'))
array(nan)
>>> np.array(1/3)
array(0.33333334)
>>> np.array(3, dtype='int32')
array(3, dtype=int32)
>>> np.array(3, dtype='int64')
array(3, dtype=int64)
>>> np.array(True, dtype='bool')
array(True)
>>> np.array([])
array([])
>>> np.array([], dtype='int32')
array([], dtype=int32)
>>> np.array([], dtype='float64')
array([], dtype=float64)
>>> np.zeros((0, 3))
array([], shape=(0, 3))
>>> np.zeros((2, 0), dtype='int64')
array([], shape=(2, 0), dtype=int64)
>>> np.ones((1, 1, 1))
array([[[1.]]])
>>> np.array(onp.arange(24.0).reshape(2, 3, 4), dtype='float32')
array([[[ 0.,  1.,  2.,  3.],
        [ 4.,  5.,  6.,  7.],
        [ 8.,  9., 10., 11.]],

       [[12., 13., 14., 15.],
        [16., 17., 18., 19.],
        [20., 21., 22., 23.]]])
>>> np.array(onp.arange(40.0) - 20, dtype='float32')
array([-20., -19., -18., -17., -16., -15., -14., -13., -12., -11., -10.,
        -9.,  -8.,  -7.,  -6.,  -5.,  -4.,  -3.,  -2.,  -1.,   0.,   1.,
         2.,   3.,   4.,   5.,   6.,   7.,   8.,   9.,  10.,  11.,  12.,
        13.,  14.,  15.,  16.,  17.,  18.,  19.])
>>> np.array(onp.arange(30).reshape(2, 15) * 1.25, dtype='float32')
array([[ 0.  ,  1.25,  2.5 ,  3.75,  5.  ,  6.25,  7.5 ,  8.75, 10.  ,
        11.25, 12.5 , 13.75, 15.  , 16.25, 17.5 ],
       [18.75, 20.  , 21.25, 22.5 , 23.75, 25.  , 26.25, 27.5 , 28.75,
        30.  , 31.25, 32.5 , 33.75, 35.  , 36.25]])
>>> np.array(onp.arange(30).reshape(2, 15) * 1.25)
array([[ 0.  ,  1.25,  2.5 ,  3.75,  5.  ,  6.25,  7.5 ,  8.75, 10.  ,
        11.25, 12.5 , 13.75, 15.  , 16.25, 17.5 ],
       [18.75, 20.  , 21.25, 22.5 , 23.75, 25.  , 26.25, 27.5 , 28.75,
        30.  , 31.25, 32.5 , 33.75, 35.  , 36.25]], dtype=float64)
>>> np.array(onp.arange(1001.0), dtype='float32')
array([   0.,    1.,    2., ...,  998.,  999., 1000.])
>>> np.array(onp.arange(1200.0).reshape(30, 40), dtype='float32')
array([[0.000e+00, 1.000e+00, 2.000e+00, ..., 3.700e+01, 3.800e+01,
        3.900e+01],
       [4.000e+01, 4.100e+01, 4.200e+01, ..., 7.700e+01, 7.800e+01,
        7.900e+01],
       [8.000e+01, 8.100e+01, 8.200e+01, ..., 1.170e+02, 1.180e+02,
        1.190e+02],
       ...,
       [1.080e+03, 1.081e+03, 1.082e+03, ..., 1.117e+03, 1.118e+03,
        1.119e+03],
       [1.120e+03, 1.121e+03, 1.122e+03, ..., 1.157e+03, 1.158e+03,
        1.159e+03],
       [1.160e+03, 1.161e+03, 1.162e+03, ..., 1.197e+03, 1.198e+03,
        1.199e+03]])
>>> np.array(onp.arange(1200.0).reshape(2, 3, 200), dtype='float32')
array([[[0.000e+00, 1.000e+00, 2.000e+00, ..., 1.970e+02, 1.980e+02,
         1.990e+02],
        [2.000e+02, 2.010e+02, 2.020e+02, ..., 3.970e+02, 3.980e+02,
         3.990e+02],
        [4.000e+02, 4.010e+02, 4.020e+02, ..., 5.970e+02, 5.980e+02,
         5.990e+02]],

       [[6.000e+02, 6.010e+02, 6.020e+02, ..., 7.970e+02, 7.980e+02,
         7.990e+02],
        [8.000e+02, 8.010e+02, 8.020e+02, ..., 9.970e+02, 9.980e+02,
         9.990e+02],
        [1.000e+03, 1.001e+03, 1.002e+03, ..., 1.197e+03, 1.198e+03,
         1.199e+03]]])
>>> np.array(onp.arange(1001))
array([   0,    1,    2, ...,  998,  999, 1000], dtype=int64)
>>> np.array(onp.arange(1001), dtype='int32')
array([   0,    1,    2, ...,  998,  999, 1000], dtype=int32)
>>> np.array(onp.arange(1200).reshape(30, 40), dtype='int8')
array([[   0,    1,    2, ...,   37,   38,   39],
       [  40,   41,   42, ...,   77,   78,   79],
       [  80,   81,   82, ...,  117,  118,  119],
       ...,
       [  56,   57,   58, ...,   93,   94,   95],
       [  96,   97,   98, ..., -123, -122, -121],
       [-120, -119, -118, ...,  -83,  -82,  -81]], dtype=int8)
>>> np.array(onp.arange(1002.0) * 1e5)
array([0.000e+00, 1.000e+05, 2.000e+05, ..., 9.990e+07, 1.000e+08,
       1.001e+08], dtype=float64)
>>> np.array([1, 2, 3], dtype='int32')
array([1, 2, 3], dtype=int32)
>>> np.array([1, -2, 300], dtype='int64')
array([  1,  -2, 300], dtype=int64)
>>> np.array([1, 2, 255], dtype='uint8')
array([  1,   2, 255], dtype=uint8)
>>> np.array([-128, 127], dtype='int8')
array([-128,  127], dtype=int8)
>>> np.array([True, False], dtype='bool')
array([ True, False])
>>> np.array([1/3, 2/3], dtype='float64')
array([0.33333333, 0.66666667], dtype=float64)
>>> np.array([1/3, 2/3], dtype='float16')
array([0.3333, 0.6665], dtype=float16)
>>> np.array(onp.arange(11, 32), dtype='int32')
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
       28, 29, 30, 31], dtype=int32)
>>> np.array(onp.arange(11, 31), dtype='int32')
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
       28, 29, 30], dtype=int32)
>>> np.array(onp.arange(11, 30), dtype='int32')
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
       28, 29], dtype=int32)
>>> np.array(onp.arange(11, 27), dtype='int32')
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26],
      dtype=int32)
>>> np.array(onp.arange(11, 26), dtype='int32')
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
      dtype=int32)
>>> np.array(onp.arange(11, 28))
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27], dtype=int64)
>>> np.array(onp.arange(11, 27))
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26], dtype=int64)
>>> np.array(onp.arange(11, 25))
array([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24], dtype=int64)
>>> np.array(onp.arange(1, 12) / 8, dtype='float64')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   , 1.125,
       1.25 , 1.375], dtype=float64)
>>> np.array(onp.arange(1, 10) / 8, dtype='float64')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   , 1.125], dtype=float64)
>>> np.array(onp.arange(1, 8) / 8, dtype='float64')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875], dtype=float64)
>>> np.array(onp.arange(1, 8) / 8, dtype='float16')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875], dtype=float16)
>>> np.array(onp.arange(1, 9) / 8, dtype='float16')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   ],
      dtype=float16)
>>> np.array(onp.arange(1, 10) / 8, dtype='float16')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   , 1.125],
      dtype=float16)
>>> np.array(onp.arange(1, 9) / 8, dtype='float32')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   ])
>>> np.array(onp.arange(1, 10) / 8, dtype='float32')
array([0.125, 0.25 , 0.375, 0.5  , 0.625, 0.75 , 0.875, 1.   , 1.125])
>>> np.array(onp.arange(12) > 5)
array([False, False, False, False, False, False,  True,  True,  True,
        True,  True,  True])
>>> np.array([1, 2]) > 1
array([False,  True])
>>> np.array([1, 2]).sum()
array(3.)
"""

# str() of np arrays.
NP_STR = """
>>> np.array([1, 2, 3])
[1. 2. 3.]
>>> np.array([[1, 2], [3, 4]])
[[1. 2.]
 [3. 4.]]
>>> np.array(3)
3.0
>>> np.array(1/3)
0.33333334
>>> np.zeros((0, 3))
[]
>>> np.array([1, 2, 255], dtype='uint8')
[  1   2 255]
>>> np.array([True, False], dtype='bool')
[ True False]
>>> np.array(onp.arange(1001.0), dtype='float32')
[   0.    1.    2. ...  998.  999. 1000.]
>>> np.array(onp.arange(1200.0).reshape(30, 40), dtype='float32')
[[0.000e+00 1.000e+00 2.000e+00 ... 3.700e+01 3.800e+01 3.900e+01]
 [4.000e+01 4.100e+01 4.200e+01 ... 7.700e+01 7.800e+01 7.900e+01]
 [8.000e+01 8.100e+01 8.200e+01 ... 1.170e+02 1.180e+02 1.190e+02]
 ...
 [1.080e+03 1.081e+03 1.082e+03 ... 1.117e+03 1.118e+03 1.119e+03]
 [1.120e+03 1.121e+03 1.122e+03 ... 1.157e+03 1.158e+03 1.159e+03]
 [1.160e+03 1.161e+03 1.162e+03 ... 1.197e+03 1.198e+03 1.199e+03]]
>>> np.array([1/3, 2/3], dtype='float16')
[0.3333 0.6665]
"""


def programs(block):
    """(expression, text) of a block such as those above."""
    pairs = [program.split("\n", 1) for program in block.split(">>> ")[1:]]
    return [pytest.param(expression, text.removesuffix("\n"), id=expression) for expression, text in pairs]


@pytest.mark.parametrize("expression, text", programs(ND))
def test_nd_prints_as_mxnet(expression, text):
    x = eval(expression)
    assert repr(x) == text
    assert str(x) == text


@pytest.mark.parametrize("expression, text", programs(NP))
def test_np_repr_is_that_of_mxnet(expression, text):
    assert repr(eval(expression)) == text


@pytest.mark.parametrize("expression, text", programs(NP_STR))
def test_np_str_is_that_of_mxnet(expression, text):
    assert str(eval(expression)) == text


def test_a_thousand_elements_are_shown_in_full_and_one_more_in_summary(face):
    assert "..." not in str(face.zeros(1000))
    assert "..." in str(face.zeros(1001))


def test_text_inside_a_container_is_the_repr():
    assert str([nd.array([1.0]), np.array([1.0])]) == "[\n[1.]\n<NDArray 1 @cpu(0)>, array([1.])]"
    assert str({"x": np.array(1)}) == "{'x': array(1.)}"


def test_f_string_without_format_uses_str():
    assert f"{nd.array([1.5])}" == "\n[1.5]\n<NDArray 1 @cpu(0)>"
    assert f"{np.array([1.5, 2])}" == "[1.5 2. ]"


def test_an_array_without_axes_can_be_formatted_like_a_number():
    assert f"{np.array(1.5):.2f}" == "1.50"
    assert f"{np.array(3, dtype='int32'):03d}" == "003"
    assert "%.2f" % np.array(1.5) == "1.50"  # noqa: UP031


def test_a_number_format_of_several_elements_is_refused(face):
    with pytest.raises((TypeError, ValueError)):
        f"{face.array([1.5, 2]):.1f}"


def test_a_marked_or_recorded_array_prints_like_any_other(face):
    x = face.array([1, 2])
    plain = repr(x)
    x.attach_grad()
    with mx.autograd.record():
        y = x * 1
    assert repr(x) == repr(y) == repr(y.detach()) == plain


def test_numpy_print_options_hold():
    with onp.printoptions(precision=2, linewidth=40):
        assert str(np.array([1 / 3, 2 / 3])) == "[0.33 0.67]"
        assert repr(np.array(onp.arange(7), dtype="int32")) == "array([0, 1, 2, 3, 4, 5, 6],\n      dtype=int32)"


def test_context_prints_as_device_and_number():
    assert str(nd.array([1]).context) == "cpu(0)"
    assert repr(mx.cpu(1)) == "cpu(1)"
    assert repr(mx.gpu(2)) == "gpu(2)"
