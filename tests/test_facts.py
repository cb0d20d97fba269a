"""Small programs, and what the real MXNet 1.9.1 answered to them.

A program is run with `F` as `nd` and as `np`.  The line below it is the answer: of both, or of the one that it names.
An answer is the value of the last expression: dtype and elements of an array, or the class of an exception.
"""
import copy
import pickle
import re

import numpy as onp
import pytest

import refgrad as mx
from refgrad import autograd, nd, np, npx

# A slope may be infinite.
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

FACTS = """
# the model
>>> x = var([3]); y = rec(lambda: x * x); y.backward(); x.grad
float32 [6]
>>> y = rec(lambda: F.array([1, 2]) * 2); y.backward()
MXNetError
>>> x = var([3]); y = x * x; y.backward()
MXNetError
>>> x, w = var([2]), var([5]); rec(lambda: x * w).backward(); rec(lambda: x * x).backward(); [x.grad, w.grad]
[float32 [4], float32 [2]]
>>> x = var([2]); rec(lambda: x * x).backward(); rec(lambda: F.sign(x)).backward(); x.grad
float32 [0]
>>> x = var([2]); rec(lambda: x * 0).backward(); x.grad
float32 [0]
>>> x = var([2]); y = rec(lambda: x * x); y.backward(); z = rec(lambda: y * x); z.backward(); x.grad
float32 [4]
>>> x = var([2]); y = rec(lambda: x * x); g = y * 100; z = rec(lambda: g * x); z.backward(); x.grad
float32 [400]
>>> x = var([2]); y = rec(lambda: x * x); z = rec(lambda: y * x); z.backward(); x.grad
float32 [12]
>>> x = var([2]); a = F.array([7]); y = rec(lambda: a * x); y.backward(); [x.grad, a.grad]
[float32 [7], None]
>>> x = var([2]); y = rec(lambda: x * x); y.backward(); y.grad
None
>>> x = var([3]); rec(lambda: (lambda h: h + 3 * (2 * h))(x * x)).backward(); x.grad
float32 [42]
>>> x = var([3]); rec(lambda: (x * x) * (x * x)).backward(); x.grad
float32 [108]
>>> x = var([3]); x_ = x; x = x - 1; [x.grad, x_.grad]
[None, float32 [0]]

# impossible arguments
>>> F.sum(F.ones((2, 3)), axis=(0, 0))
MXNetError
>>> F.sum(F.ones((2, 3)), axis=(0, -2))
MXNetError
>>> F.sum(F.ones((2, 3)), axis=1.0)
MXNetError
>>> F.sum(F.ones((2, 3)), axis='a')
MXNetError
>>> F.squeeze(F.ones((1, 2, 1)), axis=1)
MXNetError
>>> F.zeros((2, -1))
MXNetError
>>> np.zeros('a')
np: MXNetError
>>> np.max(np.zeros((0,)))
np: MXNetError
>>> np.argmax(np.zeros((0,)))
np: MXNetError
>>> np.concatenate([])
np: MXNetError
>>> F.take(F.array([1, 2]), F.array([1], dtype='int32'), axis=3)
MXNetError
>>> nd.ones((2, 3, 4)).reshape((-5,))
nd: MXNetError
>>> np.ones((2, 3, 4)).reshape((-2, 4))
np: MXNetError
>>> nd.topk(nd.array([3, 1, 2]), k=5)
nd: MXNetError
>>> nd.topk(nd.array([3, 1, 2]), k=0)
nd: float32 [0, 2, 1]
>>> x = np.arange(6); x.__setitem__(slice(1, 3), [8, 9, 10])
np: MXNetError
>>> F.array([1, 2]).copyto(F.zeros((3,)))
MXNetError
>>> np.exp(np.zeros((2,)), out=np.zeros((3,)))
np: MXNetError
>>> nd.random.randint(3, 1)
nd: MXNetError
>>> [isinstance(problem, ValueError) for problem in caught(lambda: np.clip(np.array([1, 5]), None, None))]
np: [True]
>>> [isinstance(problem, KeyError) for problem in caught(lambda: mx.Context('tpu', 0))]
[True]
>>> [mx.cpu().device_typeid, mx.gpu().device_typeid, mx.cpu_pinned().device_typeid]
[1, 2, 3]
>>> F.array([300, -1], dtype='uint8')
uint8 [44, 255]
>>> F.array([[128, -129]], dtype='int8')
int8 [[-128, 127]]

# one element keeps its axis where it is written back
>>> x = F.zeros((2, 2)); x[0, 0] = F.array([3]); x[1, 1] = [[4]]; x
float32 [[3, 0], [0, 4]]
>>> x = F.zeros((3,)); x[1] += 1; x[1] *= 4; x[-1] -= 2; x
float32 [0, 4, -2]
>>> x = F.array([1, 2, 3]); x[0] = x.sum() + x[1]; x
float32 [8, 2, 3]
>>> x = F.zeros((2, 2)); x[:] = F.array([[[3, 4]]]); x
float32 [[3, 4], [3, 4]]
>>> F.zeros((2, 2)).__setitem__((0, 0), F.array([3, 4]))
MXNetError
>>> x, y = var([[1, 2], [3, 4]]), F.zeros((2, 2))
>>> rec(lambda: [y.__setitem__(..., (x * 3).reshape((1, 2, 2))), y * y][1]).backward(); x.grad
float32 [[18, 36], [54, 72]]

# two numbers
>>> [nd.maximum(2, 3), nd.divide(3, 2), nd.equal(2, 3), nd.lesser(2, 3)]
nd: [3, 1.5, 0, 1]
>>> [type(nd.multiply(2, 3)) is int, type(nd.power(2, 0.5)) is float]
nd: [True, True]

# creation
>>> F.array([1, 2])
float32 [1, 2]
>>> F.array([[True, False]])
float32 [[1, 0]]
>>> F.array(onp.array([1, 2]))
nd: float32 [1, 2]
np: int64 [1, 2]
>>> F.array(onp.array([1.5], 'float64'))
nd: float32 [1.5]
np: float64 [1.5]
>>> F.array([1.7, -1.7], dtype='int32')
int32 [1, -1]
>>> F.array([0, 2], dtype='bool')
bool [False, True]
>>> F.array(F.array([1], dtype='int64'))
int64 [1]
>>> F.array([[1, 2], [3]])
TypeError
>>> F.array('abc')
TypeError
>>> F.zeros((2, 3))
float32 [[0, 0, 0], [0, 0, 0]]
>>> F.ones(2, dtype='int32')
int32 [1, 1]
>>> F.full((2,), 7)
float32 [7, 7]
>>> F.arange(5)
float32 [0, 1, 2, 3, 4]
>>> F.arange(2, 8, 3)
float32 [2, 5]
>>> nd.arange(0, 3, 1, repeat=2)
nd: float32 [0, 0, 1, 1, 2, 2]
>>> F.linspace(0, 1, 5)
float32 [0, 0.25, 0.5, 0.75, 1]
>>> F.eye(2)
float32 [[1, 0], [0, 1]]
>>> np.identity(2)
np: float32 [[1, 0], [0, 1]]
>>> np.full((2,), True)
np: bool [True, True]
>>> F.zeros_like(F.array([1, 2], dtype='int32'))
int32 [0, 0]
>>> F.ones_like(F.array([[1.5]]))
float32 [[1]]
>>> a = onp.ones(2, 'float32'); x = F.array(a); a[:] = 5; x
float32 [1, 1]
>>> x = F.array([1, 2]); a = x.asnumpy(); a[:] = 5; x
float32 [1, 2]
>>> [F.array([1, 2]).shape, F.array([[1, 2]]).size, F.array([[1, 2]]).ndim]
[[2], 2, 2]
>>> F.array([[1, 2], [3, 4]]).T
float32 [[1, 3], [2, 4]]
>>> str(F.array([1]).context)
'cpu(0)'
>>> F.array([1], dtype='int32').dtype == onp.int32
True

# dtypes of results
>>> F.array([1, 2]) + F.array([1], dtype='float64')
nd: MXNetError
np: float64 [2, 3]
>>> F.array([1, 2]) * F.array([3], dtype='int32')
nd: MXNetError
np: float32 [3, 6]
>>> F.array([7, -7], dtype='int32') / F.array([2, 2], dtype='int32')
nd: int32 [3, -3]
np: float32 [3.5, -3.5]
>>> F.array([7, -7], dtype='int32') / 2
nd: int32 [3, -3]
np: float32 [3.5, -3.5]
>>> F.array([7], dtype='int32') * 2
int32 [14]
>>> F.array([7], dtype='int32') ** 2
int32 [49]
>>> F.array([7, 8], dtype='int32').sum()
nd: int32 [15]
np: int32 15
>>> np.array([7, 8], dtype='int32').mean()
np: float32 7.5
>>> np.array([True, True, False], dtype='bool').sum()
np: int64 2
>>> np.array([True, False], dtype='bool') + np.array([True, False], dtype='bool')
np: bool [True, False]
>>> np.array([1, 2]) * np.array([True, False], dtype='bool')
np: float32 [1, 0]
>>> F.array([1, 2]) > F.array([2, 1])
nd: float32 [0, 1]
np: bool [False, True]
>>> F.array([1, 2], dtype='int32') == 2
nd: int32 [0, 1]
np: bool [False, True]
>>> F.array([1, 5, 3]).argmax(axis=0)
nd: float32 [1]
np: int64 1
>>> F.array([-1.7, 1.7]).astype('int32')
int32 [-1, 1]
>>> F.array([0.5, 0]).astype('bool')
bool [True, False]
>>> F.array([1, 2], dtype='float64') * 0.1
float64 [0.1, 0.2]
>>> F.array([1, 2], dtype='float16') + 1
float16 [2, 3]
>>> F.array([[1], [2]]) + F.array([10, 20])
float32 [[11, 21], [12, 22]]
>>> F.array([1, 2, 3]) + F.array([1, 2])
MXNetError
>>> F.array([1]) + 'a'
TypeError
>>> nd.array([1]) + np.array([1])
np: TypeError
>>> np.array([1]) + nd.array([1])
np: TypeError
>>> nd.exp(np.array([1.0]))
np: TypeError
>>> np.exp(nd.array([1.0]))
np: TypeError
>>> nd.exp([1.0])
nd: AssertionError
>>> F.array([5, -5]) % F.array([3, 3])
float32 [2, 1]
>>> 2 ** F.array([1, 2, 3])
float32 [2, 4, 8]
>>> 7 - F.array([1, 2])
float32 [6, 5]
>>> 1 / F.array([2, 4])
float32 [0.5, 0.25]
>>> -F.array([1, -2])
float32 [-1, 2]
>>> abs(F.array([1, -2]))
float32 [1, 2]

# conversions
>>> nd.array([2.5]).asscalar()
nd: 2.5
>>> nd.array([1, 2]).asscalar()
nd: ValueError
>>> np.array([2.5]).item()
np: 2.5
>>> np.array([1, 2]).item(1)
np: 2.0
>>> np.array([1, 2]).item()
np: ValueError
>>> np.array([[1, 2]]).tolist()
np: [[1.0, 2.0]]
>>> [float(np.array(2.5)), int(np.array([3]))]
np: [2.5, 3]
>>> [bool(F.array([0])), bool(F.array([2]))]
[False, True]
>>> bool(F.array([1, 2]))
ValueError
>>> len(F.array([[1, 2], [3, 4], [5, 6]]))
3
>>> [v.shape for v in F.array([1, 2])]
nd: [[1], [1]]
np: [[], []]
>>> [v.shape for v in F.array([[1, 2], [3, 4]])]
[[2], [2]]
>>> len(np.array(3))
np: TypeError
>>> x = var([1]); y = pickle.loads(pickle.dumps(x)); [y, y.grad]
[float32 [1], None]
>>> x = var([1]); y = copy.deepcopy(x); [y, y.grad]
[float32 [1], None]
>>> x = F.array([1, 2]); y = F.zeros(2); [x.copyto(y) is y, y]
[True, float32 [1, 2]]
>>> x = nd.array([1]); a = x.as_np_ndarray(); a[:] = 5; x
nd: float32 [5]
>>> a = np.array([1]); a.as_np_ndarray() is a
np: True
>>> x = nd.array([2]); x.attach_grad(); y = rec(lambda: (x.as_np_ndarray() * 3).as_nd_ndarray() * x); y.backward()
>>> x.grad
nd: float32 [12]

# views and writing
>>> x = F.array([1, 2, 3, 4]); y = x[1:3]; y[:] = 0; x
float32 [1, 0, 0, 4]
>>> x = F.array([[1, 2], [3, 4]]); y = x[1]; y[:] = 0; x
float32 [[1, 2], [0, 0]]
>>> x = nd.array([1, 2, 3, 4]); y = x.reshape((2, 2)); y[:] = 0; x
nd: float32 [0, 0, 0, 0]
>>> x = F.array([1, 2]); y = x.detach(); y[:] = 0; x
float32 [0, 0]
>>> x = F.array([1, 2, 3]); x[:] = 7; x
float32 [7, 7, 7]
>>> x = F.array([1, 2, 3]); x[:] = [4, 5, 6]; x
float32 [4, 5, 6]
>>> x = F.array([1, 2, 3]); x[1] = 9; x
float32 [1, 9, 3]
>>> x = F.array([1, 2, 3, 4]); x[::2] = 0; x
float32 [0, 2, 0, 4]
>>> x = F.array([1, 2, 3]); x[[0, 2]] = 5; x
float32 [5, 2, 5]
>>> x = np.array([1, 2, 3]); x[x > 1] = 0; x
np: float32 [1, 0, 0]
>>> x = F.zeros((2, 2)); x[:] = F.array([1, 2]); x
float32 [[1, 2], [1, 2]]
>>> x = F.array([1, 2]); x[5] = 1
SyntaxError
>>> x = F.array([1, 2]); y = x; x += 1; [y is x, y]
[True, float32 [2, 3]]
>>> x = F.array([1, 2], dtype='int32'); x[:] = 2.9; x
int32 [2, 2]
>>> x = var([1]); rec(lambda: x.__iadd__(1))
MXNetError
>>> x = var([1]); rec(lambda: x.__setitem__(slice(None), 0))
MXNetError
>>> x = var([1]); y = rec(lambda: x * 2); rec(lambda: y.__imul__(2))
MXNetError
>>> x, c = var([1]), F.array([3]); rec(lambda: [x * c, c.__iadd__(1)])
MXNetError
>>> x, c = var([1]), F.array([3]); rec(lambda: x * c).backward(); rec(lambda: c.__iadd__(1)); c
float32 [4]
>>> c = F.array([3, 4]); rec(lambda: c.__setitem__(1, 9)); c
float32 [3, 9]
>>> x, y = var([2, 3]), F.zeros(2); rec(lambda: y.__setitem__(slice(None), x * x)); y.backward(); [y, x.grad]
[float32 [4, 9], float32 [4, 6]]
>>> x, y = var([2, 3]), F.zeros(2); z = rec(lambda: F.exp(x * 0, out=y)); y.backward(); [z is y, x.grad]
[True, float32 [0, 0]]
>>> x, y = var([2, 3]), F.zeros(2); rec(lambda: y.__setitem__(0, x[0]))
MXNetError
>>> x = var([1, 2]); rec(lambda: paused(lambda: x.__iadd__(1))); x
float32 [2, 3]
>>> x = var([1, 2]); x += 1; [x, x.grad]
[float32 [2, 3], float32 [0, 0]]

# modes
>>> [autograd.is_recording(), autograd.is_training()]
nd: [False, False]
>>> rec(modes)
nd: [True, True]
>>> with_(autograd.record(train_mode=False), modes)
nd: [True, False]
>>> with_(autograd.record(), lambda: with_(autograd.pause(), modes))
nd: [False, False]
>>> with_(autograd.record(), lambda: with_(autograd.pause(train_mode=True), modes))
nd: [False, True]
>>> with_(autograd.train_mode(), modes)
nd: [False, True]
>>> with_(autograd.record(), lambda: with_(autograd.predict_mode(), modes))
nd: [True, False]
>>> with_(autograd.record(), lambda: [with_(autograd.pause(), modes), modes()])
nd: [[False, False], [True, True]]
>>> autograd.pause(); modes()
nd: [False, False]
>>> [autograd.set_recording(True), autograd.set_recording(False)]
nd: [False, True]
>>> [autograd.set_training(1), autograd.set_training(False)]
nd: [False, True]
>>> autograd.set_recording(None)
nd: TypeError
>>> autograd.set_training(None)
nd: TypeError
>>> x = var([1]); [rec(lambda: x * x).backward(), modes()]
[None, [False, False]]
>>> x = var([1]); rec(lambda: [(x * x).backward(), modes()])
[None, [True, True]]
>>> s = autograd.record(); [with_(s, modes), with_(s, modes), modes()]
nd: [[True, True], [True, True], [False, False]]

# marks
>>> F.array([1]).grad
None
>>> x = F.array([1, 2]); [x.attach_grad(), x.grad]
[None, float32 [0, 0]]
>>> var([1, 2], 'write').grad
float32 [0, 0]
>>> x = F.array([1], dtype='float64'); x.attach_grad(); x.grad
float64 [0]
>>> x = F.array([1], dtype='int32'); x.attach_grad(); rec(lambda: x * x).backward(); x.grad
int32 [2]
>>> x = F.array([1]); x.attach_grad('more')
KeyError
>>> x = var([1]); x.grad = F.array([1])
SyntaxError
>>> x = var([1]); x.grad[:] = 7; x.grad
float32 [7]
>>> x = var([2]); g = x.grad; rec(lambda: x * x).backward(); g
float32 [4]
>>> x = var([2], 'add'); [rec(lambda: x * x).backward() for _ in range(3)]; x.grad
float32 [12]
>>> x = var([2], 'add'); x.grad[:] = 100; rec(lambda: x * x).backward(); x.grad
float32 [104]
>>> x = var([2], 'null'); rec(lambda: x * x).backward()
MXNetError
>>> x = var([2]); y = rec(lambda: x * x); x.attach_grad(); y.backward(); x.grad
float32 [0]
>>> x = var([2]); [x[0:1].grad, x.copy().grad, x.detach().grad, (x * 1).grad]
[None, None, None, None]
>>> x = F.array([2]); y = rec(lambda: [x.attach_grad(), x * x][1]); y.backward(); x.grad
float32 [4]
>>> x = F.array([2]); y = rec(lambda: x * x); x.attach_grad(); y.backward()
MXNetError
>>> x = var([2]); [bool(x._fresh_grad), rec(lambda: x * x).backward(), bool(x._fresh_grad)]
[False, None, True]
>>> x, g = F.array([2]), F.array([9]); autograd.mark_variables(x, g); rec(lambda: x * x).backward(); g
float32 [4]
>>> x, g = F.array([2]), F.array([9]); autograd.mark_variables([x], [g], 'add'); rec(lambda: x * x).backward(); g
float32 [13]
>>> x, g = F.array([2]), F.array([9]); autograd.mark_variables(x, [g])
AssertionError
>>> x, g = F.array([2]), F.array([9]); autograd.mark_variables([x], [g], 'more')
KeyError
>>> x, g = F.array([2]), F.array([9, 9]); autograd.mark_variables([x], [g]); rec(lambda: x * x).backward()
>>> mx.nd.waitall(); g.asnumpy()
MXNetError
>>> x, y, g = F.array([2]), F.array([3]), F.array([0]); autograd.mark_variables([x, y], [g, g], 'add')
>>> rec(lambda: x * x + y * y).backward(); g
float32 [10]
>>> x, w = var([2], 'null'), var([3]); rec(lambda: x * w).backward(); w.grad
float32 [2]

# backward
>>> x = var([1, 2, 3]); rec(lambda: x * x).backward(); x.grad
float32 [2, 4, 6]
>>> x = var([1, 2]); rec(lambda: x * x).backward(F.array([10, 100])); x.grad
float32 [20, 400]
>>> x = var([1, 2]); y, z = rec(lambda: [x * x, x.sum()]); autograd.backward([y, z]); x.grad
float32 [3, 5]
>>> x = var([1, 2]); y, z = rec(lambda: [x * x, x * 3]); autograd.backward([y, z], [F.array([1, 0]), None]); x.grad
float32 [5, 3]
>>> x = var([1, 2]); y, z = rec(lambda: [x * x, x * 3]); autograd.backward([y, z], [F.array([1, 0])])
AssertionError
>>> x = var([2]); h, y = rec(lambda: (lambda h: [h, h * h])(x * x)); autograd.backward([h, y]); x.grad
float32 [36]
>>> x = var([2]); x.backward(); x.grad
float32 [1]
>>> x = var([2]); x.backward(F.array([5])); x.backward(F.array([7])); x.grad
float32 [7]
>>> x = var([1, 2]); y = rec(lambda: x * x); y.backward(F.array([1, 1], dtype='float64')); x.grad.asnumpy()
MXNetError
>>> F.array([1]).backward()
MXNetError
>>> autograd.backward([])
nd: MXNetError
>>> x = var([2]); y = rec(lambda: x * x); y.backward(); y.backward()
MXNetError
>>> x = var([2]); y = rec(lambda: x * x); y.backward(retain_graph=True); y.backward(); x.grad
float32 [4]
>>> x = var([2], 'add'); y = rec(lambda: x * x); y.backward(retain_graph=True); y.backward(); x.grad
float32 [8]
>>> x = var([2]); a, b = rec(lambda: (lambda h: [h * 2, h * 3])(x * x)); a.backward(); b.backward()
MXNetError
>>> x = var([2]); a, b = rec(lambda: (lambda h: [h * 2, h * 3])(x * x)); a.backward(retain_graph=True); b.backward()
>>> x.grad
float32 [12]
>>> x = var([2]); a, b = rec(lambda: (lambda h: [h * 2, h * 3])(x * x)); autograd.backward([a, b]); x.grad
float32 [20]
>>> x = var([2]); a, b = rec(lambda: [x * 2, x * 3]); a.backward(); b.backward(); x.grad
float32 [3]
>>> x = var([2]); y = rec(lambda: x * x); [y.backward(), autograd.backward(rec(lambda: x * 5))]
[None, None]
>>> x = var([1, 2]); c = F.array([1, 2]); y = rec(lambda: [x * c, c][1]); y.backward()
MXNetError
>>> x = var([2]); y = rec(lambda: paused(lambda: x * x)); y.backward()
MXNetError
>>> x = var([1]); y = rec(lambda: power_by_loop(x, 400)); y.backward(); x.grad
float32 [1]
>>> x = var([2]); rec(lambda: [(x * x).backward(), (x * 5).backward()]); x.grad
float32 [5]
>>> x = var([2]); rec(lambda: x * x).backward(); rec(lambda: x.grad * x).backward(); x.grad
float32 [4]
>>> x = var([[1, 2], [3, 4]]); rec(lambda: x.sum()).backward(); x.grad
float32 [[1, 1], [1, 1]]
>>> x, b = var([[1, 2], [3, 4]]), var([1, 1]); rec(lambda: x * b).backward(); b.grad
float32 [4, 6]

# grad
>>> x = var([3]); autograd.grad(rec(lambda: x * x), [x])
[float32 [6]]
>>> x = var([3]); len(autograd.grad(rec(lambda: x * x), x))
1
>>> x = var([3]); autograd.grad(rec(lambda: x * x), [x]); x.grad
float32 [0]
>>> x, w = var([3]), var([4]); autograd.grad(rec(lambda: x * w * w), [w, x])
[float32 [24], float32 [16]]
>>> x = var([3]); autograd.grad(rec(lambda: x * x), [x], head_grads=F.array([10]))
[float32 [60]]
>>> x = var([3]); y = rec(lambda: x * x); autograd.grad(y, [x]); autograd.grad(y, [x])
MXNetError
>>> x = var([3]); y = rec(lambda: x * x); autograd.grad(y, [x], retain_graph=True); autograd.grad(y, [x])
[float32 [6]]
>>> x, w = var([3]), F.array([4]); autograd.grad(rec(lambda: x * w), [w])
MXNetError
>>> x, w = var([3]), var([4]); autograd.grad(rec(lambda: x * x), [x, w])
MXNetError
>>> x = var([3], 'null'); autograd.grad(rec(lambda: x * x), [x])
MXNetError
>>> x = var([3]); autograd.grad(rec(lambda: x * x), [])
AssertionError
>>> x = var([3]); autograd.grad(x, [x])
[float32 [1]]
>>> x = var([1]); dx = autograd.grad(rec(lambda: F.exp(x)), [x], create_graph=True)[0]; dx.backward(); x.grad
float32 [2.7183]
>>> x = var([0]); dx = autograd.grad(rec(lambda: F.sin(x)), [x], create_graph=True)[0]; autograd.grad(dx, [x])
[float32 [0]]
>>> x = var([2]); dx = autograd.grad(rec(lambda: F.log(x)), [x], create_graph=True)[0]
>>> d2 = autograd.grad(dx, [x], create_graph=True)[0]; d2.backward(); x.grad
float32 [0.25]
>>> x = var([2]); dx = autograd.grad(rec(lambda: x * x), [x])[0]; dx.backward()
MXNetError
>>> x = var([2]); h = rec(lambda: x * x); h.attach_grad(); y = rec(lambda: h * h); autograd.grad(y, [h])
[float32 [8]]

# get_symbol
>>> x = var([1]); type(autograd.get_symbol(rec(lambda: x * x))).__name__
'Symbol'
>>> x, w, c = var([1]), var([2]), F.array([3]); len(autograd.get_symbol(rec(lambda: x * w * c + x)).list_arguments())
3
>>> x = var([1]); len(autograd.get_symbol(rec(lambda: x * x)).list_outputs())
1
>>> x = var([1]); len(autograd.get_symbol(x).list_arguments())
1
>>> autograd.get_symbol(3)
nd: AssertionError
>>> autograd.get_symbol(F.array([1]))
MXNetError
>>> x = var([2]); y = rec(lambda: x * x); autograd.get_symbol(y); y.backward(); x.grad
float32 [4]

# Function
>>> x = nd.array([2]); x.attach_grad(); rec(Triple(), x).backward(); x.grad
nd: float32 [3]
>>> x = nd.array([2]); Triple()(x)
nd: float32 [4]
>>> f = Triple(); x = nd.array([2]); f(x); f(x)
nd: AssertionError
>>> f = Triple(); f.saved_tensors
nd: []
>>> f = Triple(); f.save_for_backward(1, 2); f.saved_tensors
nd: [1, 2]
>>> x = nd.array([2]); x.attach_grad(); f = Inside(); rec(f, x); f.seen
nd: [False, True]
>>> x = nd.array([2]); x.attach_grad(); f = Inside(); rec(f, x).backward(); nd.waitall(); f.seen_back
nd: [False, True]
>>> x, w = nd.array([2]), nd.array([3]); x.attach_grad(); w.attach_grad(); autograd.backward(rec(Two(), x, w))
>>> [x.grad, w.grad]
nd: [float32 [11], float32 [101]]
>>> x, w = nd.array([2]), nd.array([3]); x.attach_grad(); w.attach_grad(); rec(Two(), x, w)[1].backward()
>>> [x.grad, w.grad]
nd: [float32 [10], float32 [100]]
>>> x = nd.array([2]); x.attach_grad(); rec(lambda: Triple()(x) * Triple()(x)).backward(); x.grad
nd: float32 [24]
>>> x = nd.array([2]); x.attach_grad(); y = rec(Triple(), x); y.backward(retain_graph=True); y.backward(); x.grad
nd: float32 [3]
>>> x = nd.array([2]); x.attach_grad(); rec(autograd.Function(), x)
nd: NotImplementedError
>>> x = nd.array([2]); x.attach_grad(); rec(Wrong(), x)
nd: TypeError

# cutting the graph
>>> x = var([2]); rec(lambda: x.detach() * x).backward(); x.grad
float32 [2]
>>> x = var([2]); rec(lambda: (x * x).detach()).backward()
MXNetError
>>> x = nd.array([2]); x.attach_grad(); rec(lambda: nd.BlockGrad(x * x) * x).backward(); x.grad
nd: float32 [4]
>>> x = nd.array([2]); x.attach_grad(); rec(lambda: nd.stop_gradient(x)).backward(); x.grad
nd: float32 [0]
>>> x = nd.array([2]); x.attach_grad(); rec(lambda: nd.make_loss(x * x) * 100).backward(); x.grad
nd: float32 [4]
>>> x = var([2]); rec(lambda: x.copy() * x).backward(); x.grad
float32 [4]
>>> x = var([2]); rec(lambda: x.astype('float64') * 3).backward(); x.grad
float32 [3]
>>> x = var([2]); y = F.array([9]); y[:] = 1; rec(lambda: F.array(x.asnumpy()) * x).backward(); x.grad
float32 [2]
>>> x = var([1.5]); rec(lambda: F.floor(x) * 3).backward(); x.grad
float32 [0]
>>> x = var([1, 3, 2]); rec(lambda: F.argmax(x, axis=0)).backward(); x.grad
float32 [0, 0, 0]
>>> x = var([1, 3]); rec(lambda: x > 2).backward(); x.grad
float32 [0, 0]
>>> x = var([1, 3]); rec(lambda: F.ones_like(x) * x).backward(); x.grad
float32 [1, 1]

# conventions
>>> slope(lambda x: F.abs(x), [-2, 0, 2])
float32 [-1, 0, 1]
>>> slope(lambda x: npx_or_nd('relu')(x), [-2, 0, 2])
float32 [0, 0, 1]
>>> slope(lambda x: F.sqrt(x), [0, 4])
float32 [inf, 0.25]
>>> slope(lambda x: F.log(x), [0, -1, 2])
float32 [inf, -1, 0.5]
>>> slope(lambda x: x ** 2, [0, 3])
float32 [0, 6]
>>> slope(lambda x: x ** 1, [0, 3])
float32 [1, 1]
>>> slope(lambda x: 2 ** x, [0, 3])
float32 [0.69315, 5.5452]
>>> slope(lambda x: 1 / x, [0, 2])
float32 [-inf, -0.25]
>>> slope(lambda x: F.max(x), [3, 1, 3])
float32 [1, 0, 1]
>>> slope(lambda x: F.min(x, axis=0), [[1, 2], [1, 0]])
float32 [[1, 0], [1, 1]]
>>> slope(lambda a, b: F.maximum(a, b), [1, 2, 3], [3, 2, 1])
[float32 [0, 1, 1], float32 [1, 0, 0]]
>>> slope(lambda a, b: F.minimum(a, b), [1, 2, 3], [3, 2, 1])
[float32 [1, 1, 0], float32 [0, 0, 1]]
>>> slope(lambda x: F.clip(x, -1, 1), [-2, -1, 0, 1, 2])
float32 [0, 1, 1, 1, 0]
>>> slope(lambda a, b: a % b, [5, -5], [3, 3])
[float32 [1, 1], float32 [-1, 2]]
>>> slope(lambda a, b: a / b, [1, 2], [4, 5])
[float32 [0.25, 0.2], float32 [-0.0625, -0.08]]
>>> slope(lambda a, b: a - b, [[1, 2]], [[3], [4]])
[float32 [[2, 2]], float32 [[-2], [-2]]]
>>> slope(lambda x: F.mean(x), [1, 2, 3, 4])
float32 [0.25, 0.25, 0.25, 0.25]
>>> slope(lambda x: F.sum(x, axis=0), [[1, 2], [3, 4]])
float32 [[1, 1], [1, 1]]
>>> slope(lambda x: F.exp(x), [0, 1])
float32 [1, 2.7183]
>>> slope(lambda x: F.tanh(x), [0, 1])
float32 [1, 0.41997]
>>> slope(lambda x: npx_or_nd('sigmoid')(x), [0, 2])
float32 [0.25, 0.10499]
>>> slope(lambda x: F.square(x), [0, -3])
float32 [0, -6]
>>> slope(lambda x: F.cbrt(x), [8, 27])
float32 [0.083333, 0.037037]
>>> slope(lambda x: F.reciprocal(x), [2, -4])
float32 [-0.25, -0.0625]
>>> slope(lambda x: npx_or_nd('softmax')(x) * F.array([1, 2]), [0, 0])
float32 [-0.25, 0.25]
>>> slope(lambda x: npx_or_nd('log_softmax')(x) * F.array([1, 0]), [1, 1])
float32 [0.5, -0.5]
>>> slope(lambda a, b: F.dot(a, b), [[1, 2]], [[3], [4]])
[float32 [[3, 4]], float32 [[1], [2]]]
>>> slope(lambda x: x.T * F.array([[1, 2], [3, 4]]), [[0, 0], [0, 0]])
float32 [[1, 3], [2, 4]]
>>> slope(lambda x: x.reshape((3, 1)) * F.array([[1], [2], [3]]), [[0, 0, 0]])
float32 [[1, 2, 3]]
>>> slope(lambda x: nd.concat(x, x * 2, dim=0) * nd.array([1, 2, 3, 4]), [0, 0])
nd: float32 [7, 10]
>>> slope(lambda x: F.expand_dims(x, axis=0) * 4, [1, 2])
float32 [4, 4]
>>> slope(lambda x: F.broadcast_to(x, (2, 3)), [[1], [2]])
float32 [[3], [3]]
>>> slope(lambda a, b: F.where(F.array([1, 0]), a, b), [1, 2], [3, 4])
[float32 [1, 0], float32 [0, 1]]
>>> [F.rint(F.array([0.5, 1.5, -0.5, 2.5])), slope(F.rint, [0.5])]
[float32 [0, 1, -1, 2], float32 [0]]
>>> nd.round(nd.array([0.5, 1.5, -1.5, 2.5]))
nd: float32 [1, 2, -2, 3]
>>> np.around(np.array([0.5, 1.5, -1.5, 2.5]))
np: float32 [0, 2, -2, 2]
>>> F.clip(F.array([-2, 0.5, 2]), 0, 1)
float32 [0, 0.5, 1]
>>> F.take(F.array([10, 20, 30]), F.array([0, 4]), mode='wrap')
float32 [10, 20]
>>> slope(lambda x: F.take(x, F.array([0, 0, 2])), [1, 2, 3])
float32 [2, 0, 1]
>>> nd.ones((2, 3, 4)).reshape((0, -1)).shape
nd: [2, 12]
>>> nd.ones((2, 3, 4)).reshape((-3, 0)).shape
nd: [6, 4]
>>> nd.ones((2, 3, 4)).sum(axis=1, exclude=True)
nd: float32 [8, 8, 8]
>>> nd.take(nd.array([10, 20, 30]), nd.array([0, 5]))
nd: float32 [10, 30]

# indexing
>>> F.array([1, 2, 3])[-1]
nd: float32 [3]
np: float32 3
>>> F.array([[1, 2], [3, 4]])[:, 0]
float32 [1, 3]
>>> F.array([1, 2, 3, 4, 5])[::-2]
float32 [5, 3, 1]
>>> F.array([[1, 2], [3, 4]])[..., None].shape
[2, 2, 1]
>>> F.array([1, 2, 3])[[2, 0]]
float32 [3, 1]
>>> F.array([1, 2, 3])[F.array([2.9, 0])]
float32 [3, 1]
>>> F.array([[1, 2], [3, 4]])[[0, 1], [1, 0]]
float32 [2, 3]
>>> F.array([1, 2, 3])[1:99]
float32 [2, 3]
>>> F.array([1, 2, 3])[3]
IndexError
>>> F.array([1, 2])[0, 0]
IndexError
>>> np.array([1, 2, 3])[np.array([1, 2, 3]) > 1]
np: float32 [2, 3]
>>> np.array([1, 2])[np.array([1, 2]) > 5].shape
np: [0]
>>> slope(lambda x: x[0], [1, 2])
float32 [1, 0]
>>> slope(lambda x: x[1:], [1, 2, 3])
float32 [0, 1, 1]
>>> slope(lambda x: x[[0, 0, 1]], [1, 2, 3])
float32 [2, 1, 0]
>>> slope(lambda x: x[:, 1] * x[:, 0], [[1, 2], [3, 4]])
float32 [[2, 1], [4, 3]]
>>> slope(lambda x: x[::-1] * F.array([1, 2, 3]), [0, 0, 0])
float32 [3, 2, 1]
>>> slope(lambda x: x[0] * x[0] + x[1], [3, 4])
float32 [6, 1]
>>> x = var([1, 2]); y = x[0:1]; rec(lambda: y * 2).backward()
MXNetError
>>> slope(lambda x: x[x > 1] * 2, [1, 2, 3]) if F is np else 0
nd: 0
np: float32 [0, 2, 2]

# layers by mode
>>> x = F.ones(4); npx_or_nd('Dropout')(x, 0.5)
float32 [1, 1, 1, 1]
>>> x = F.ones(1000); y = with_(autograd.train_mode(), lambda: npx_or_nd('Dropout')(x, 0.5))
>>> sorted(set(y.asnumpy().tolist()))
[0.0, 2.0]
>>> x = var([1] * 4); with_(autograd.record(train_mode=False), lambda: npx_or_nd('Dropout')(x, 0.5)).backward()
>>> x.grad
float32 [1, 1, 1, 1]
>>> x = var([1] * 100); y = rec(lambda: npx_or_nd('Dropout')(x, 0.5)); y.backward()
>>> bool((y.asnumpy() == x.grad.asnumpy()).all())
True
>>> x = F.ones(4); rec(lambda: npx_or_nd('Dropout')(x, p=0))
float32 [1, 1, 1, 1]
>>> x = F.ones(4); rec(lambda: npx_or_nd('Dropout')(x, p=2)).asnumpy()
MXNetError
"""

# Where refgrad decides otherwise: what MXNet 1.9.1 answers, and below it what refgrad does.
DIFFERENCES = """
>>> x = var([2]); h = rec(lambda: x * x); h.attach_grad(); y = rec(lambda: h * h); y.backward(); [h.grad, x.grad]
MXNet   [float32 [8], float32 [0]]
[float32 [8], float32 [32]]
>>> x = var([2]); y = rec(lambda: x * x); autograd.backward([y, y]); x.grad
MXNet   float32 [4]
float32 [8]
>>> x = var([1, 2, 3, 4]); y = rec(lambda: x * x); y.backward(F.array([[1, 2], [3, 4]])); x.grad
MXNet   float32 [2, 8, 18, 32]
ValueError
>>> x = var([1, 2]); y = rec(lambda: x * x); y.backward(F.array([1, 2, 3])); x.grad
MXNet   float32 [2, 8]
ValueError
>>> x = var([1, 2]); y = rec(lambda: x * x); y.backward(2.0)
MXNet   AttributeError
TypeError
>>> x = var([3]); y = rec(lambda: x * x); x[:] = 10; y.backward(); x.grad
MXNet   float32 [20]
MXNetError
>>> x = var([1]); y = rec(lambda: F.exp(x)); y[:] = 100; y.backward(); x.grad
MXNet   float32 [100]
MXNetError
>>> x = var([2]); x.grad is x.grad
MXNet   False
True
>>> x = var([2], 'null'); w = var([3]); rec(lambda: x * w).backward(); x.grad
MXNet   None
float32 [0]
>>> x = var([2]); autograd.grad(rec(lambda: x * x), [x, x])
MXNet   MXNetError
[float32 [4], float32 [4]]
>>> x = var([2]); dx = autograd.grad(rec(lambda: x * x * x), [x], create_graph=True)[0]; dx.backward(); x.grad
MXNet   MXNetError
float32 [12]
>>> s = autograd.record(); with_(s, lambda: with_(s, modes)); modes()
MXNet   nd: [True, True]
nd: [False, False]
>>> with_(autograd.pause(), lambda: autograd.set_recording(True)); modes()
MXNet   nd: [True, False]
nd: [False, False]
>>> autograd.record()(modes)()
MXNet   nd: TypeError
nd: [True, True]
>>> F.array([1, 3], dtype='int32') * 0.5
MXNet   int32 [0, 0]
float32 [0.5, 1.5]
>>> F.exp(F.array([0, 1], dtype='int32'))
MXNet   int32 [1, 2]
float32 [1, 2.7183]
>>> nd.array([1, 2], dtype='int32').mean()
MXNet   nd: int32 [1]
nd: float32 [1.5]
>>> x = F.array([1, 2], dtype='int32'); x += 0.5; x
MXNet   int32 [1, 2]
TypeError
>>> F.array([1, 2]) + onp.array([1, 2], 'float32')
MXNet   TypeError
float32 [2, 4]
>>> F.array([7, -7]) // 2
MXNet   TypeError
float32 [3, -4]
>>> F.array([1]) == None
MXNet   TypeError
False
>>> nd.array([1.5]).item()
MXNet   nd: AttributeError
nd: 1.5
>>> nd.array([1, 2]).tolist()
MXNet   nd: AttributeError
nd: [1.0, 2.0]
>>> float(nd.array([1.5]))
MXNet   nd: TypeError
nd: 1.5
>>> x = F.array([1, 2, 3, 4]); y = x[::2]; y[:] = 0; x
MXNet   float32 [1, 2, 3, 4]
float32 [0, 2, 0, 4]
>>> x = np.array([1, 2, 3, 4]); y = x.reshape((2, 2)); y[:] = 0; x
MXNet   np: float32 [1, 2, 3, 4]
np: float32 [0, 0, 0, 0]
>>> slope(lambda x: x ** 0, [0, 2])
MXNet   float32 [nan, 0]
float32 [0, 0]
>>> slope(lambda y: 0 ** y, [1, 2])
MXNet   float32 [nan, nan]
float32 [0, 0]
>>> slope(lambda a, b: np.hypot(a, b), [0], [0])
MXNet   np: [float32 [nan], float32 [nan]]
np: [float32 [0], float32 [0]]
>>> slope(lambda a, b: np.arctan2(a, b), [0], [0])
MXNet   np: [float32 [nan], float32 [nan]]
np: [float32 [0], float32 [0]]
>>> slope(lambda x: np.where(np.array([1, 0]), x, 5), [1, 2])
MXNet   np: float32 [0, 1]
np: float32 [1, 0]
>>> x = nd.array([2]); x.attach_grad(); rec(GivesNone(), x).backward(); x.grad
MXNet   nd: MXNetError
nd: float32 [0]
>>> x = nd.array([2]); x.attach_grad(); rec(Identity(), x).backward(); x.grad
MXNet   nd: MXNetError
nd: float32 [3]
>>> x = nd.array([2]); x.attach_grad('add'); rec(Triple(), x).backward(); x.grad
MXNet   nd: float32 [0]
nd: float32 [3]
>>> x = nd.array([2]); x.attach_grad(); rec(Fails(), x).backward(); nd.waitall()
MXNet   nd: MXNetError
nd: LookupError
>>> x = np.array([2]); x.attach_grad(); rec(Saves(), x).backward(); x.grad
MXNet   np: MXNetError
np: float32 [4]
"""

# What the programs may use.
TOOLS = """
def var(values, req="write"):
    x = F.array(values)
    x.attach_grad(req)
    return x

def with_(scope, f):
    with scope:
        return f()

def rec(f, *inputs):
    with autograd.record():
        return f(*inputs)

def paused(f):
    with autograd.pause():
        return f()

def modes():
    return [autograd.is_recording(), autograd.is_training()]

def slope(f, *values):
    inputs = [var(v) for v in values]
    rec(f, *inputs).backward()
    return [x.grad for x in inputs] if len(inputs) > 1 else inputs[0].grad

def caught(action):
    try:
        action()
    except Exception as problem:
        return [problem]
    return []

def power_by_loop(x, n):
    for _ in range(n):
        x = x * 1
    return x

def npx_or_nd(name):
    return getattr(nd, name) if F is nd else getattr(npx, {"Dropout": "dropout"}.get(name, name))


class Triple(autograd.Function):
    def forward(self, x):
        return x * x
    def backward(self, dy):
        return dy * 3


class Inside(Triple):
    def forward(self, x):
        self.seen = modes()
        return x * 1
    def backward(self, dy):
        self.seen_back = modes()
        return dy


class Two(autograd.Function):
    def forward(self, x, w):
        return x + w, x * w
    def backward(self, da, db):
        return da + 10 * db, da + 100 * db


class Wrong(autograd.Function):
    def forward(self, x):
        return 3


class GivesNone(Triple):
    def backward(self, dy):
        return None


class Identity(Triple):
    def forward(self, x):
        return x


class Fails(Triple):
    def backward(self, dy):
        raise LookupError("of the user")


class Saves(Triple):
    def forward(self, x):
        self.save_for_backward(x)
        return x * x
    def backward(self, dy):
        return dy * 2 * self.saved_tensors[0]
"""


def cases(text):
    """(face, program, answer) for each program of a text like those above."""
    found = []
    for prompts, answers in re.findall(r"((?:^>>> .*\n)+)((?:^[^>#\n].*\n)+)", text, re.MULTILINE):
        program = "; ".join(line[4:] for line in prompts.splitlines())
        for line in answers.splitlines():
            if line.startswith("MXNet "):
                continue
            faces, answer = ([line[:2]], line[4:]) if line[2:4] == ": " else (["nd", "np"], line)
            found += [pytest.param(face, program, answer, id=f"{face}: {program}") for face in faces]
    return found


def outcome(face, program):
    F = getattr(mx, face)
    if F is np:
        npx.set_np()
    names = dict(F=F, mx=mx, nd=nd, np=np, npx=npx, autograd=autograd, onp=onp, copy=copy, pickle=pickle)
    exec(TOOLS, names)
    *statements, expression = program.split("; ")
    try:
        exec("\n".join(statements), names)
        return shown(eval(expression, names))
    except Exception as problem:
        return next(kind.__name__ for kind in type(problem).__mro__
                    if kind is mx.MXNetError or kind.__module__ == "builtins")


def shown(value):
    """A value as the answers write it: five digits, -0 as 0."""
    value = value.asnumpy() if isinstance(value, nd.NDArray) else value
    if isinstance(value, onp.ndarray):
        return f"{value.dtype} {digits(value.tolist())}" + f" {value.shape}" * (value.size == 0)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(shown, value))}]"
    return repr(value.item() if isinstance(value, onp.generic) else value)


def digits(values):
    if isinstance(values, list):
        return f"[{', '.join(map(digits, values))}]"
    return f"{values + 0.0:.5g}" if isinstance(values, float) else str(values)


@pytest.mark.parametrize("face, program, answer", cases(FACTS))
def test_as_mxnet(face, program, answer):
    assert outcome(face, program) == answer


@pytest.mark.parametrize("face, program, answer", cases(DIFFERENCES))
def test_unlike_mxnet(face, program, answer):
    assert outcome(face, program) == answer


def test_the_tables_are_read_to_their_end(figure):
    figure(f"facts of MXNet 1.9.1: {len(cases(FACTS))} kept, {len(cases(DIFFERENCES))} decided otherwise")
    programs = [case.values[1] for case in cases(FACTS + DIFFERENCES)]
    lines = [line[4:] for line in (FACTS + DIFFERENCES).splitlines() if line.startswith(">>> ")]
    assert len(lines) >= 300
    assert [line for line in lines if not any(line in program for program in programs)] == []
