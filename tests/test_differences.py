"""Point by point, what MXNet 1.9.1 answers and what refgrad answers: the page Differences from MXNet is made of this.

A point has a name, a title, a program and two answers.  An answer is the value of the program's last expression, or the
class of the error that ends it, with the message of refgrad (a section of docs/errors.md) in parentheses; in braces it
is told in words.  `both` stands for two equal answers.  Where a tutorial is tried, `rightly` or `wrongly` is what it
makes one expect.  Then comes the verdict, with the reason:

    same       both answer alike
    fixed      MXNet 1.9.1 is wrong: by mathematics, by its documentation, or by what a Python program may expect
    differs    refgrad is made otherwise

MXNet's answers were measured.  Where it is installed, the first line compares them with what it answers today, and the
second asks it one point:

    python tests/test_differences.py --measure
    python tests/test_differences.py head-twice
"""
import ast
import contextlib
import importlib.util
import io
import re
import subprocess
import sys
import textwrap
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy

MEASURED = "MXNet 1.9.1, the package for the CPU, with numpy 1.23.5 and Python 3.11 on Linux"

# What every program begins with.
PREAMBLE = """
import contextlib
import numpy as onp
import mxnet as mx
from mxnet import nd, np, npx, autograd

def variable(values, face=nd, **request):
    x = face.array(values)
    x.attach_grad(**request)
    return x

def gradient(f, values, face=nd, head=None):
    x = variable(values, face)
    with autograd.record():
        y = f(x)
    y.backward(head)
    return x.grad

def second(f, values):
    x = variable(values)
    with autograd.record():
        y = f(x)
        g, = autograd.grad(y, [x], create_graph=True)
    g.backward()
    return x.grad

def modes():
    return autograd.is_recording(), autograd.is_training()

def message(action):
    try:
        action()
    except Exception as error:
        return str(error)
"""

POINTS = r"""
## Scopes and modes
Each thread has two switches, recording and training, and four scopes set them.

[bare-pause] `pause()` without `with`
    with autograd.record():
        autograd.pause()
        inside = modes()
    inside
both     (True, True)
same     A scope acts when `with` enters it, not when it is made.

[threads] Another thread starts with both off
    from threading import Thread
    seen = []
    look = lambda: seen.append(modes())
    with autograd.record():
        thread = Thread(target=look)
        thread.start()
        thread.join()
    seen
both     [(False, False)]
same     Both switches belong to the thread.

[gap] A step outside `record`
    x = variable([2])
    with autograd.record():
        h = x * x
    u = h * 1
    with autograd.record():
        y = u * x
    y.backward()
    x.grad
both     [4.]
same     Silently, `u` is a constant.  Without the gap the slope of x³ at 2 is 12.

[scope-twice] One scope object, entered twice
    scope = autograd.record()
    with scope:
        with scope:
            pass
    modes()
mxnet    (True, True)
refgrad  (False, False)
fixed    Each entry has to remember what it found.  The original has room for one memory, and leaves recording on.

[pause-leaks] A switch set inside `pause`
    with autograd.pause():
        autograd.set_recording(True)
    modes()
mxnet    (True, False)
refgrad  (False, False)
fixed    The original restores a switch only if entering has changed it, so what happened inside leaks out.

[decorator] A scope as a decorator
    @autograd.record()
    def square(x):
        return x * x
    x = variable([3])
    square(x).backward()
    x.grad
mxnet    raises TypeError
refgrad  [6.]
differs  A convenience that Python's own scopes have.

## Marking and gradients
`attach_grad` makes an array a variable, with a buffer for its gradient.

[write-replaces] Two recordings
    x = variable([3])
    for f in (lambda: x * x, lambda: 5 * x):
        with autograd.record():
            y = f()
        y.backward()
    x.grad
both     [5.]
same     The default request, "write", replaces the old gradient.  With "add" it would be 11.  Two uses inside one
         recording always add up.

[live-buffer] A gradient that was kept
    x = variable([2])
    with autograd.record():
        y = x * x
    y.backward()
    kept = x.grad
    with autograd.record():
        y = 5 * x
    y.backward()
    kept
both     [5.]
same     `x.grad` is the buffer itself and no picture of it; `x.grad.copy()` takes one.

[rebinding] `w = w - lr * w.grad`
    w = variable([1])
    w = w - 0.1 * w.grad
    w.grad
both     None
same     The result is another array, which nobody marked.  `w -= ...` or `w[:] = ...` keeps the variable.

[same-handle] `x.grad is x.grad`
    x = variable([3])
    x.grad is x.grad
mxnet    False
refgrad  True
differs  There is one buffer in either.  The original puts a new wrapper around it at each access; one is enough.

[attach-between] Attaching a result
    x = variable([3])
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = 2 * h
    y.backward()
    x.grad, h.grad
mxnet    ([0.], [2.])
refgrad  ([12.], [2.])
differs  The original cuts the graph there.  Here, as in MXNet 2.0, the graph stays and `h` keeps its gradient too.

[drop-grad] Giving a gradient back
    x = variable([3])
    x.drop_grad()
    x.grad
mxnet    raises AttributeError
refgrad  None
differs  `drop_grad` came with MXNet 2.0.

[null-gradient] The buffer of a "null" variable
    x = variable([2], grad_req="null")
    w = variable([3])
    with autograd.record():
        y = x * w
    y.backward()
    x.grad
mxnet    None
refgrad  [0.]
fixed    Before backward it is `[0.]` in either.  "null" means that nobody writes into it, not that it disappears.

[missing-buffer] Two variables and one buffer
    x, w = nd.ones(2), nd.ones(2)
    buffers, requests = [nd.zeros(2)], ["write"] * 2
    autograd.mark_variables([x, w], buffers, requests)
mxnet    {the process ends}
refgrad  raises ValueError (buffer-count)
fixed    The original reads the second buffer from foreign memory.

## backward
A head gradient is the row that is multiplied with the Jacobian, and its default is ones.

[vector-head] A head with several elements
    W = nd.array([[1, 2], [3, 4]])
    gradient(lambda x: nd.dot(W, x), [3, 5])
both     [4. 6.]
same     The sums of the columns of `W`: with ones as head gradient, it is the gradient of `y.sum()`.

[head-differentiated] The head gradient is a variable too
    x, h = variable([0]), variable([3])
    with autograd.record():
        y = nd.sin(x)
        g, = autograd.grad(y, [x], head_grads=[h],
                           create_graph=True)
    g.backward()
    h.grad
mxnet    [0.]
refgrad  [1.]
fixed    The gradient is h · cos x, and its slope with respect to h is cos x.  The original takes h for a constant.

[shared-trunk] Two heads, one after the other
    x = variable([3])
    with autograd.record():
        h = x * x
        a, b = 2 * h, 3 * h
    a.backward()
    b.backward()
both     raises MXNetError (already-freed)
same     The first backward gives the shared part back.  `retain_graph=True` keeps it.

[head-too-long] A head gradient with an element too many
    head = nd.array([1, 1, 7])
    gradient(lambda x: x * x, [1, 2], head=head)
mxnet    [2. 4.]
refgrad  raises ValueError (head-gradient-shape)
fixed    The original looks at the memory only.  Two lengths that do not fit are a mistake.

[head-too-short] A head gradient with an element too few
    head = nd.array([1, 1])
    gradient(lambda x: x * x, [1, 2, 3], head=head)
mxnet    {undefined: the third element is read from foreign memory}
refgrad  raises ValueError (head-gradient-shape)
fixed    What the original prints there has nothing to do with the program, and changes from run to run.

[head-reshaped] A head gradient of another shape
    x, head = [[1, 2], [3, 4]], [1, 10, 100, 1000]
    gradient(lambda x: x * x, x, head=nd.array(head))
mxnet    [[2. 40.] [600. 8000.]]
refgrad  raises ValueError (head-gradient-shape)
differs  The original pairs the elements in the order of memory.  A single element fits any head of one element.

[head-twice] The same head twice
    x = variable([3])
    with autograd.record():
        y = x * x
    autograd.backward([y, y])
    x.grad
mxnet    [6.]
refgrad  [12.]
fixed    The gradient of y + y is 12.  The original counts only the last of the two.

[head-number] A number as head gradient
    gradient(lambda x: x * x, [3], head=10)
mxnet    raises AttributeError
refgrad  raises TypeError (head-gradient-type)
differs  Both refuse.  The one speaks of a missing `handle`, the other shows `nd.array(...)`.

## grad and higher order
`autograd.grad` returns gradients instead of writing them; with `create_graph=True` they can be differentiated again.

[grad-returns-list] The gradient of a single variable
    x = variable([3])
    with autograd.record():
        y = x * x
    autograd.grad(y, x)
both     [[6.]]
same     Its documentation promises an array; programs rely on the list and write `[0]`.

[grad-class] The class of the result
    x = variable([3], np)
    with autograd.record():
        y = x * x
    type(autograd.grad(y, x)[0]).__name__
mxnet    'NDArray'
refgrad  'ndarray'
fixed    The original returns arrays of `nd` for variables of `np`, and the next operation refuses to mix them.

[variable-twice] The same variable twice
    x = variable([3])
    with autograd.record():
        y = x * x
    autograd.grad(y, [x, x])
mxnet    raises MXNetError
refgrad  [[6.], [6.]]
fixed    The error of the original comes from its inside ("cannot decide context").

[grad-of-result] The gradient of a result
    x = variable([3])
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = 5 * h
    autograd.grad(y, [h, x])
mxnet    raises MXNetError
refgrad  [[5.], [30.]]
differs  As in MXNet 2.0.  In the original, attaching `h` has cut the way to `x`.

[second-sin] Twice: sin
    second(nd.sin, [0.5])
both     [-0.4794]
same     The original can do this for some twenty functions of one array.

[second-product] Twice: a product
    second(lambda x: x * x * x, [3])
mxnet    raises MXNetError
refgrad  [18.]
fixed    `* / **` and `sum` have no second derivative in the original.  Here every operator has one.

[second-arcsinh] Twice: arcsinh
    second(nd.arcsinh, [1])
mxnet    [0.3536]
refgrad  [-0.3536]
fixed    The slope 1/√(x² + 1) falls, so its own slope is negative: a wrong sign in the original.

[fourth-exp] Four times: exp
    x = variable([0])
    with autograd.record():
        y = nd.exp(x)
        for _ in range(3):
            y = autograd.grad(y, x, create_graph=True)
            y = y[0]
    y.backward()
    x.grad
mxnet    raises MXNetError
refgrad  [1.]
fixed    There is no highest order: the gradient is computed by operations that are recorded like all others.

## Function
An `autograd.Function` brings its own backward.

[function-unmarked] The first input needs no gradient
    class Product(autograd.Function):
        def forward(self, a, b):
            return a * b
        def backward(self, dy):
            return 5 * dy, 7 * dy
    gradient(lambda x: Product()(nd.ones(1), x), [3])
mxnet    [0.]
refgrad  [7.]
fixed    The original stops at the first input that wants no gradient, and forgets those behind it.

[function-add] An input with `grad_req="add"`
    class Twice(autograd.Function):
        def forward(self, x):
            return 2 * x
        def backward(self, dy):
            return 2 * dy
    x = variable([3], grad_req="add")
    with autograd.record():
        y = Twice()(x)
    y.backward()
    x.grad
mxnet    [0.]
refgrad  [2.]
fixed    The original delivers nothing.

[function-np] Saving an array of `np`
    class Square(autograd.Function):
        def forward(self, x):
            self.x = x
            return x * x
        def backward(self, dy):
            return 2 * self.x * dy
    gradient(lambda x: Square()(x), [3], np)
mxnet    raises MXNetError
refgrad  [6.]
fixed    The original hands `dy` over as an array of `nd`, and the two kinds do not mix.

[function-none] `None` as a gradient
    class Left(autograd.Function):
        def forward(self, a, b):
            return a * b
        def backward(self, dy):
            return dy, None
    x, w = variable([3]), variable([5])
    with autograd.record():
        y = Left()(x, w)
    y.backward()
    x.grad, w.grad
mxnet    raises MXNetError
refgrad  ([1.], [0.])
differs  `None` says that there is no gradient, which is zero.

[function-identity] Returning the input
    class Reverse(autograd.Function):
        def forward(self, x):
            return x
        def backward(self, dy):
            return -dy
    gradient(lambda x: Reverse()(x), [3])
mxnet    raises MXNetError
refgrad  [-1.]
fixed    The original takes it for a write into a recorded array.  Reversing a gradient is a common use.

[function-second] A second derivative through it
    class Cube(autograd.Function):
        def forward(self, x):
            self.x = x
            return x * x * x
        def backward(self, dy):
            return 3 * self.x * self.x * dy
    second(lambda x: Cube()(x), [2])
mxnet    raises MXNetError
refgrad  [12.]
differs  Here backward is recorded where `create_graph` asks for it.

[function-raises] An error in backward
    class Broken(autograd.Function):
        def forward(self, x):
            return x * x
        def backward(self, dy):
            return 1 / 0
    gradient(lambda x: Broken()(x), [3])
mxnet    raises MXNetError
refgrad  raises ZeroDivisionError
fixed    Your error reaches you as it is, with its traceback.  The original prints that, and raises another error later.

[function-recording] After an error in forward
    class Broken(autograd.Function):
        def forward(self, x):
            raise ValueError
    with autograd.record():
        with contextlib.suppress(ValueError):
            Broken()(nd.ones(1))
        after = modes()
    after
mxnet    (False, True)
refgrad  (True, True)
fixed    In the original recording stays off for the rest of the scope, and what follows is not differentiated.

## Writing in place
The tape holds arrays, not copies of them.  A write can change what backward is going to read.

[write-while-recording] Into a variable, inside `record`
    x = variable([1, 2])
    with autograd.record():
        x += 1
both     raises MXNetError (in-place-write)
same     So it is with everything that is in a graph.

[write-assign] A recorded value into an empty array
    x, y = variable([3]), nd.zeros(1)
    with autograd.record():
        y[:] = x * x
    y.backward()
    x.grad
both     [6.]
same     `y` becomes the result.  So it is with `out=y`.

[write-partial] A recorded value into a part
    x, y = variable([1, 2]), nd.zeros(2)
    with autograd.record():
        y[0:1] = 3 * x[0:1]
both     raises MXNetError (partial-write)
same     Half of `y` would be a result and half a constant.  Join the parts with `concat` or `stack`.

[write-input] Between record and backward
    x = variable([3])
    with autograd.record():
        y = x * x
    x[:] = 10
    y.backward()
    x.grad
mxnet    [20.]
refgrad  raises MXNetError (overwritten)
fixed    `y` is 9, its slope at 3 is 6, and 20 is the slope of nothing that was computed.

[write-output] Over the result
    x = variable([0])
    with autograd.record():
        y = nd.exp(x)
    y[:] = 10
    y.backward()
    x.grad
mxnet    [10.]
refgrad  raises MXNetError (overwritten)
fixed    The rule of `exp` reads its result, the slope is 1.

[write-view] Through a view of a constant
    x, c = variable([3, 4]), nd.array([2, 2])
    with autograd.record():
        y = x * c
    c[0:1] += 3
    y.backward()
    x.grad
mxnet    [5. 2.]
refgrad  raises MXNetError (overwritten)
fixed    A write is noticed through whichever name it comes.

[write-float-int] A fraction into integers
    x = nd.array([1, 2], dtype="int32")
    x += 0.5
    x
mxnet    [1 2] int32
refgrad  raises TypeError (float-into-int)
differs  Nothing happens in the original.  `x[:] = 1.5` cuts the fraction off in both.

## Indexing and views
A view shares the memory of the array it was taken from.

[index-repeat] An index that occurs twice
    rows, head = [0, 0, 2], nd.array([1, 10, 100])
    gradient(lambda x: x[rows], [1, 2, 3], head=head)
both     [11. 0. 100.]
same     Two picks, two deliveries.

[index-shape] One element of a vector
    x = nd.array([1, 2, 3])
    x[0].shape
both     (1,)
same     `nd` has no arrays without axes, unless `npx.set_np()` allows them.

[true-index] `x[True]`
    x = nd.array([10, 20, 30])
    x[True]
mxnet    [20.]
refgrad  [[10. 20. 30.]]
differs  A mask without axes, which keeps everything under a new axis, as in `np` and in numpy.  In the original's `nd`
         True is position 1.

[list-bare] The elements of an array without axes
    list(np.array(3))
mxnet    []
refgrad  raises TypeError
fixed    There is no axis to go along.  An empty list lets a loop run zero times, without a word.

[float-mask] A comparison as an index
    x = nd.array([10, 20, 30])
    x[x > 15]
both     [10. 20. 20.]
same     A trap: comparisons of `nd` are numbers, so these are the positions 0, 1, 1.  `np` has true masks.

[strided-view] A slice with a step
    x = nd.array([1, 2, 3])
    x[::2][:] = 9
    x
mxnet    [1. 2. 3.]
refgrad  [9. 2. 9.]
differs  A copy in the original, which can only point to memory in one piece.  All slices are views here, as in numpy.

[reshape-order] The other order of `reshape`
    x = np.array([[1, 2], [3, 4]])
    np.reshape(x, 4, order="F")
mxnet    [1. 2. 3. 4.]
refgrad  raises MXNetError (argument-type)
fixed    Column by column it would be 1, 3, 2, 4.  The original ignores the word in the function, and refuses it in the
         method; `x.T.reshape(4)` gives that order in both.

[np-reshape] `reshape` in `np`
    x = np.array([1, 2, 3, 4])
    x.reshape((2, 2))[:] = 9
    x
mxnet    [1. 2. 3. 4.]
refgrad  [9. 9. 9. 9.]
differs  A view in `nd` and a copy in `np`: in the original.  A view in both here.

[negative-list] Negative positions in a list
    gradient(lambda x: x[[-1, -1]], [1, 2, 3])
mxnet    {the process ends, or hangs}
refgrad  [0. 0. 2.]
fixed    Forward is right in the original.  Backward writes in front of the gradient's memory.

## Dtypes
Numbers without a dtype become float32, whatever they are in Python.

[numpy-source] An array of numpy
    a = onp.array([1, 2])
    nd.array(a), np.array(a)
both     ([1. 2.], [1 2] int64)
same     `np` keeps the dtype of its source, `nd` does not.

[int-divide] Dividing integers in `nd`
    nd.array([7, -7], dtype="int32") / 2
both     [3 -3] int32
same     Cut off towards zero.  `np` gives float32.

[int-divide-zero] Dividing integers by zero in `nd`
    x = nd.array([7], dtype="int32")
    (x / (x - 7)).shape
mxnet    {the process ends}
refgrad  (1,)
fixed    The processor stops the original.  Here the element is a number without a meaning.

[int-times-float] An integer array times a fraction
    nd.array([1, 2], dtype="int32") * 2.5
mxnet    [2 4] int32
refgrad  [2.5 5.]
fixed    The original makes 2 of 2.5 before it multiplies, in `np` too.

[int-exp] exp of integers
    np.exp(np.array([0, 1, 2], dtype="int32"))
mxnet    [1 2 7] int32
refgrad  [1. 2.7183 7.3891]
fixed    The original cuts the results off.

[int-negative-power] Integers to a negative power
    nd.array([2, 0], dtype="int32") ** -1
mxnet    [0 -2147483648] int32
refgrad  raises ValueError
differs  The half is cut off in the original, and 1/0 is a number without a meaning.  numpy refuses, and so does this;
         `x.astype("float32") ** -1` is meant.

[int-mean] The mean of integers
    nd.array([1, 2], dtype="int32").mean()
mxnet    [1] int32
refgrad  [1.5]
fixed    As in `np`.

[half-dot] A product of float16 matrices
    x = nd.array([[1, 2]], dtype="float16")
    nd.dot(x, x.T)
mxnet    raises MXNetError
refgrad  [[5.]] float16
differs  The original can do it on GPUs only.

## Numpy, Python and text
How arrays meet numpy and Python, and how they print.

[text-nd] An array of `nd` as text
    str(nd.array([[1, 2], [3, 4]]))
both     '\n[[1. 2.]\n [3. 4.]]\n<NDArray 2x2 @cpu(0)>'
same     The empty line in front is meant.

[text-np] An array of `np` as text
    x = np.array([1, 2])
    repr(x), repr(x.astype("int64"))
both     ('array([1., 2.])', 'array([1, 2], dtype=int64)')
same     float32 is the dtype that goes without saying.

[seed] The same seed twice
    mx.random.seed(1)
    a = nd.random.uniform(shape=3)
    mx.random.seed(1)
    a == nd.random.uniform(shape=3)
both     [1. 1. 1.]
same     Repeatable, though the numbers are others than those of the original: they are numpy's.

[zero-axes] An `nd` array without axes
    nd.array(3) * 2
mxnet    raises MXNetError
refgrad  6.
fixed    The original makes and prints such an array, and then no operation takes it.  Its shape means "unknown".

[plus-numpy] An array and one of numpy
    a = onp.array([10, 20])
    gradient(lambda x: x * a, [1, 2], np)
mxnet    raises TypeError
refgrad  [10. 20.]
differs  The operand is converted, and the product recorded.

[numpy-function] A function of numpy
    gradient(lambda x: onp.exp(x), [0, 0])
mxnet    raises AttributeError
refgrad  [1. 1.]
differs  In the original an `nd` array becomes one of numpy, and the gradient is lost.  For `np` both record.

[asarray] `numpy.asarray`
    a = onp.asarray(nd.array([1, 2]))
    a.dtype.name, a.flags.writeable
mxnet    ('object', True)
refgrad  ('float32', False)
fixed    The original makes an array of arrays.  Here it is a view to read from; `asnumpy()` copies, in both.

[dlpack] Handing memory to another library
    onp.from_dlpack(nd.array([1, 2]))
mxnet    raises AttributeError
refgrad  [1. 2.]
differs  The exchange of arrays that numpy, PyTorch and JAX agreed on later.

[equals-none] `x == None`
    nd.array([1]) == None
mxnet    raises TypeError
refgrad  False
fixed    Python programs may ask this of anything.

[float-of] `float(x)`, `x.item()`, `x.tolist()` in `nd`
    float(nd.array([3.5]))
mxnet    raises TypeError
refgrad  3.5
differs  `np` has all three; here `nd` has them as well, and both have `//`.

[save-format] What `nd.save` writes
    import os, tempfile
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "x")
        nd.save(name, nd.array([1, 2]))
        with open(name, "rb") as file:
            start = file.read(2)
    start
both     b'\x12\x01'
same     Trained numbers travel in both directions.  `load` reads numpy's .npz as well, and no sparse arrays.

## Derivatives
At kinks, edges and ties there is no derivative, only a convention; elsewhere there is one that is right.

[tie-max] Two largest elements
    gradient(nd.max, [2, 2, 1])
both     [1. 1. 0.]
same     Every tied element gets the whole gradient.

[tie-maximum] A tie of two arrays
    a, b = variable([2]), variable([2])
    with autograd.record():
        y = nd.maximum(a, b)
    y.backward()
    a.grad, b.grad
both     ([1.], [0.])
same     The first one wins.

[kink] relu and abs at 0
    gradient(lambda x: nd.relu(x) + nd.abs(x), [0])
both     [0.]
same     Of the slopes that fit, zero.

[nan-sign] The sign of nan
    nd.sign(nd.array([float("nan"), -2]))
mxnet    [0. -1.]
refgrad  [nan -1.]
fixed    What is no number has no sign.  An error that has come so far should not vanish.

[nan-abs] abs at nan
    gradient(nd.abs, [float("nan"), -2])
mxnet    [0. -1.]
refgrad  [nan -1.]
fixed    The slope is the sign.

[nan-relu] relu at nan
    x = [float("nan"), 2]
    def f(x):
        return nd.Activation(x, act_type="relu")
    gradient(nd.relu, x), gradient(f, x)
mxnet    ([nan 1.], [0. 1.])
refgrad  ([0. 1.], [0. 1.])
differs  The original has two relus.  Here there is one: the gradient passes where x > 0, and of nan that is not true.
         The result is nan in all cases.

[nan-softmax] softmax of nan and infinity
    nan, inf = float("nan"), float("inf")
    nd.softmax(nd.array([[nan, 0], [inf, 0]]))
mxnet    [[nan 0.] [nan 0.]]
refgrad  [[nan nan] [nan nan]]
fixed    Each share depends on the sum, and the sum is nan.  One share that looks healthy would hide it.

[gamma-pole] Γ at 0
    x = nd.array([0.0, -0.0, -1.0])
    nd.gamma(x), gradient(nd.gamma, [0])
mxnet    ([inf -inf nan], [inf])
refgrad  ([inf -inf nan], [-inf])
fixed    On either side of 0, Γ is close to 1/x and its slope to -1/x².  The original has the wrong sign, also for the
         slope of `gammaln`.

[peak-to-peak] `np.ptp`
    gradient(np.ptp, [1, 5, 3], np)
mxnet    raises AttributeError
refgrad  [-1. 1. 0.]
fixed    The original leaves it to numpy, and fails while recording.

[average-weights] What `np.average` returns on request
    x = np.array([[1, 2], [4, 5]])
    _, total = np.average(x, axis=0, returned=True)
    total
mxnet    2.
refgrad  [2. 2.]
fixed    As in numpy: average · total is the sum again, one for each average.

[index-copy-twice] A row that `index_copy` writes twice
    old, new = nd.zeros((3, 1)), variable([[5], [7]])
    index = nd.array([2, 2])
    with autograd.record():
        y = nd.contrib.index_copy(old, index, new)
    y.backward()
    y, new.grad
mxnet    ([[0.] [0.] [7.]], [[1.] [1.]])
refgrad  ([[0.] [0.] [7.]], [[0.] [1.]])
fixed    The 5 was overwritten, and nothing depends on it.

[masked-inf] A branch that is not taken
    def f(x):
        return nd.where(x > 0, nd.sqrt(x), x)
    gradient(f, [0])
both     [nan]
same     Zero times infinity.  Mask the argument too: `nd.sqrt(nd.where(x > 0, x, nd.ones_like(x)))`.

[spread] Standard deviation and variance
    both = np.std, np.var
    [gradient(f, [1, 3], np) for f in both]
mxnet    [[0. 0.], [0. 0.]]
refgrad  [[-0.5 0.5], [-1. 1.]]
fixed    The original has no rule, and says zero.  So it does for `np.atleast_2d`.

[where-number] `where` with a number
    def f(x):
        return np.where(x > 0, x, 0)
    gradient(f, [-1, 2, 3], np)
mxnet    [1. 0. 0.]
refgrad  [0. 1. 1.]
fixed    The original sends the gradient to the elements that were *not* taken.

[rot90] A rotation
    head = np.array([[1, 2], [3, 4]])
    gradient(np.rot90, [[5, 6], [7, 8]], np, head)
mxnet    [[2. 4.] [1. 3.]]
refgrad  [[3. 1.] [4. 2.]]
fixed    The gradient has to be turned back; the original turns it on.

[selu] selu left of 0
    def f(x):
        return nd.LeakyReLU(x, act_type="selu")
    gradient(f, [-1])
mxnet    [0.5904]
refgrad  [0.6468]
fixed    The slope at x is λα exp(x), here 1.7581 · 0.3679.

[sort-default] sort, its axis left at the default
    head = nd.array([1, 10, 100])
    gradient(nd.sort, [3, 1, 2], head=head)
mxnet    raises MXNetError
refgrad  [100. 1. 10.]
fixed    The original cannot read the default of its own operator.

[product-zero] A product with a zero
    gradient(nd.prod, [2, 0, 3])
mxnet    [0. nan 0.]
refgrad  [0. 6. 0.]
fixed    The product of the others.  The original divides the result by the element.

[power-zero] `x ** 0` at 0
    gradient(lambda x: x ** 0, [-1, 0, 1])
mxnet    [0. nan 0.]
refgrad  [0. 0. 0.]
fixed    A constant has the slope 0.  So has `0 ** x` for x > 0, which is nan in the original.

[norm-zero] The norm at 0
    gradient(nd.norm, [0, 0])
mxnet    [nan nan]
refgrad  [0. 0.]
fixed    A kink, as that of `abs`, and the same convention.  So it is for `hypot` and `arctan2`.

## Layers
Some layers behave otherwise in training.

[dropout-training] Dropout asks for training only
    with autograd.train_mode():
        y = nd.Dropout(nd.ones(1000), p=0.5)
    sorted(set(y.asnumpy().tolist()))
both     [0, 2]
same     It drops although nothing is recorded, and what is left is scaled by 1/(1 - p).

[make-loss] A loss ignores its head
    gradient(lambda x: 100 * nd.make_loss(x * x), [3])
both     [6.]
same     Backward starts at `make_loss` with ones, so scaling after it does nothing.

[loss-weights] A vector of weights beside a column of losses
    loss = mx.gluon.loss.SoftmaxCrossEntropyLoss()
    pred, label = nd.zeros((3, 2)), nd.zeros(3)
    loss(pred, label, nd.array([3, 0, 0]))
mxnet    [0.6931 0.6931 0.6931]
refgrad  raises ValueError
fixed    The weights are stretched to a matrix, and the mean of each row weights every example alike.  One weight for
         each example is `weights.reshape((-1, 1))`.

[batchnorm-forward] When BatchNorm learns its statistics
    x = nd.array([[1], [2], [3], [4]])
    gamma, beta = nd.ones(1), nd.zeros(1)
    mean, var = nd.zeros(1), nd.ones(1)
    with autograd.train_mode():
        y = nd.BatchNorm(x, gamma, beta, mean, var)
    y.wait_to_read()
    mean, var
mxnet    ([0.], [1.])
refgrad  ([0.25], [1.025])
fixed    Here in the forward pass that saw the batch.  On a CPU the original waits for backward; without one it never
         learns, and after two with `retain_graph=True` it has learnt twice.

[batchnorm-gamma] BatchNorm with `fix_gamma`
    gamma, beta = nd.array([5]), nd.zeros(1)
    mean, var = nd.zeros(1), nd.ones(1)
    def f(x):
        return nd.BatchNorm(x, gamma, beta, mean, var,
                            fix_gamma=True)
    gradient(f, [[1], [2]]).wait_to_read()
    gamma
mxnet    [1.]
refgrad  [5.]
fixed    gamma acts as 1 in both.  The original writes that 1 into your array.

[batchnorm-predict] BatchNorm forward in prediction mode
    x = variable([[1], [2], [3], [4]])
    gamma, beta = nd.ones(1), nd.zeros(1)
    mean, var = nd.zeros(1), nd.array([3.999])
    with autograd.record(train_mode=False):
        y = nd.BatchNorm(x, gamma, beta, mean, var)
    y.backward()
    x.grad.reshape(-1)
mxnet    [-0.3125 -0.625 -0.9375 -1.25]
refgrad  [0.5 0.5 0.5 0.5]
fixed    The slope is 1/√4.  The backward of the original runs in training mode unless told `train_mode=False`, and is
         then the gradient of another function.

## Errors, told apart
What the messages say, tried on the messages themselves; `message(f)` is the text of the error that `f()` ends with.

[four-causes] Four causes of "not in a graph"
    x, c = variable([1]), nd.ones(1)
    with autograd.record():
        y, z = x * x, c * c
    y.backward()
    heads = [x.detach(), x * x, z, y]
    len({message(head.backward) for head in heads})
mxnet    1
refgrad  4
differs  Cut off, recording was off, nothing was marked, used already: one sentence for all, or
         [one for each](errors.md#heads).

[names-operation] The operation whose graph was freed
    x, v = variable([1]), variable([2])
    with autograd.record():
        h = nd.exp(x)
        a, b = h * 2, h * v
    a.backward()
    "exp" in message(b.backward)
mxnet    False
refgrad  True
differs  An error of backward names an operation, for the line that called `backward` is not the one to blame.

[names-line] The line that was recorded
    x = variable([3])
    with autograd.tracing(), autograd.record():
        y = x * x
    x[:] = 0
    "line 3" in message(y.backward)
mxnet    raises AttributeError
refgrad  True
differs  `tracing` keeps the lines, and costs time only while it is on.

[names-anomaly] Where infinity comes from
    x = variable([0])
    with autograd.detect_anomaly(), autograd.record():
        y = nd.sqrt(x)
        y.backward()
mxnet    raises AttributeError
refgrad  raises MXNetError (not-finite)
differs  Inside `detect_anomaly` the first rule that makes nan or infinity is an error.

[function-reason] The error of a Function's backward
    class Broken(autograd.Function):
        def forward(self, x):
            return x * x
        def backward(self, dy):
            raise ValueError("the reason")
    def f():
        dx = gradient(lambda x: Broken()(x), [3])
        dx.wait_to_read()
    "the reason" in message(f)
mxnet    False
refgrad  True
fixed    The original prints the reason to the terminal and raises without it.

[near-names] A name that is misspelt
    "sigmoid" in message(lambda: nd.sigmod)
mxnet    False
refgrad  True
differs  The nearest names are proposed.

## Missing on purpose
refgrad is about imperative autograd on one processor.

[gpu] Data on a GPU
    nd.ones(1).as_in_context(mx.gpu())
both     raises MXNetError (no-gpu)
same     A device can be named everywhere.  The measured package of the original is for the CPU too.

[second-cpu] `mx.cpu(1)`
    nd.ones(1, ctx=mx.cpu(1)).context
mxnet    cpu(1)
refgrad  cpu(0)
differs  The number can be given.  There is one memory in either, and the original's arrays remember the number.

[symbol-eval] Running a symbol
    x = variable([3])
    with autograd.record():
        y = x * x
    s = autograd.get_symbol(y)
    s.eval(**{s.list_arguments()[0]: nd.array([4])})
mxnet    [[16.]]
refgrad  raises AttributeError
differs  Symbols are MXNet's other way of computing, with graphs that are written before they run.  This one can be
         looked at: it lists its arguments and outputs.

[sparse] Sparse arrays
    nd.ones((2, 2)).tostype("csr").stype
mxnet    'csr'
refgrad  raises MXNetError (no-sparse)
differs  They save memory and change no gradient.  `tostype("default")` is a copy in both.

[gluon] Networks that others have made
    net = mx.gluon.model_zoo.vision.alexnet()
    net.name is None
mxnet    False
refgrad  raises AttributeError (no-such-name)
differs  Blocks, layers, losses, the trainer and data loaders are here.  Collections of networks and pictures, layers of
         `gluon.rnn`, and translation into symbols are not; `hybridize()` does nothing.

[gluon-shape] A shape that waits in a block of your own
    class Scale(mx.gluon.HybridBlock):
        def __init__(self):
            super().__init__()
            self.s = self.params.get(
                "s", shape=(0,), init="ones",
                allow_deferred_init=True)
        def hybrid_forward(self, F, x, s):
            return F.elemwise_mul(x, s)
    net = Scale()
    net.initialize()
    net(nd.array([1, 2]))
mxnet    [1. 2.]
refgrad  raises MXNetError
differs  The original finds it through a symbol.  Here, as in MXNet 2, such a block has a method `infer_shape(self, x)`;
         the layers have one.

[waiting] Waiting for results
    nd.waitall()
both     None
same     Nothing to wait for here.  The original computes in the background, and its errors may come late.

## What the four tutorials say
refgrad's first four notebooks follow four tutorials of MXNet: [a first gradient](notebooks/01_first_gradient.ipynb),
[step by step](notebooks/02_autograd_step_by_step.ipynb), [attaching](notebooks/03_attaching_gradients.ipynb), and
[the package's own page](notebooks/04_the_autograd_package.ipynb).  Their mathematics is right; here and there a
sentence is not, or a line is missing.

[tutorials-right] First, second and third: the gradient of 2x²
    x = variable([[1, 2], [3, 4]])
    with autograd.record():
        y = x * 2
        z = y * x
    z.backward()
    x.grad
rightly  [[4. 8.] [12. 16.]]
both     [[4. 8.] [12. 16.]]
same     4x, as the first three say.

[sum-equivalent] First and second: `z.backward()` is `z.sum().backward()`
    x = variable([[1, 2], [3, 4]])
    with autograd.record():
        z = 2 * x * x
        total = nd.sum(z)
    total.backward()
    x.grad
rightly  [[4. 8.] [12. 16.]]
both     [[4. 8.] [12. 16.]]
same     True, if the sum is recorded too.  A remark hidden in the second tutorial admits to not understanding the
         sentence: the head gradient of ones is what sums.

[sum-outside] First: the same, taken literally
    x = variable([[1, 2], [3, 4]])
    with autograd.record():
        z = 2 * x * x
    mx.nd.sum(z).backward()
wrongly  [[4. 8.] [12. 16.]]
both     raises MXNetError (recording-was-off)
same     The tutorial writes it in one line, behind the recording.  There nobody records the sum.

[comparison] Second: `a.grad == c/a`
    def f(a):
        b = a * 2
        while np.abs(b).sum() < 1000:
            b = b * 2
        if b.sum() >= 0:
            c = b[0]
        else:
            c = b[1]
        return c
    a = variable([0.3, 0.7], np)
    with autograd.record():
        c = f(a)
    c.backward()
    a.grad == c / a
wrongly  [True True]
both     [True False]
same     The last cell, shown without its output.  `c` is one element of `b`, so the slope of the other is 0, and c/a
         is not.

[l1-norm] Second: "until its norm reaches 1000"
    b = np.array([0.3, 0.7]) * 2
    while np.abs(b).sum() < 1000:
        b = b * 2
    float(np.linalg.norm(b)) >= 1000
wrongly  True
both     False
same     The loop watches the sum of the absolute values, which is a norm as well (the first).  What most people call
         the norm is 779.9 then.

[one-branch] Second: depending on the sum
    a = np.random.uniform(size=(1000, 2))
    sorted({bool(s >= 0) for s in a.sum(axis=1)})
wrongly  [False, True]
both     [True]
same     The random numbers lie between 0 and 1, so the other branch never runs.

[mid-sentence] Third: "Let's backprop by calling `z.backwar()`. When"
    z = nd.array([1])
    z.backwar()
wrongly  {no error}
both     raises AttributeError
same     `z.backward()` is meant.  And the text stops where it wants to say what happens when z has several elements:
         they are summed.

[sum-is-array] Third: `mx.nd.sum(x)` prints `[10.]`
    mx.nd.sum(nd.array([[1, 2], [3, 4]])).shape
rightly  (1,)
both     (1,)
same     The brackets are right: it is an array of one element, no number.  `asscalar()` makes a number of it.

[print-without-backward] Fourth: the sample
    x = mx.nd.array([1, 2, 3, 4])
    x.attach_grad()
    with mx.autograd.record():
        y = x * x
    x.grad
wrongly  [2. 4. 6. 8.]
both     [0. 0. 0. 0.]
same     The sample prints without having called `y.backward()`.  Attaching makes room, recording remembers, and only
         backward computes.

[old-print] Fourth: how it prints
    x = variable([1, 2, 3, 4])
    with autograd.record():
        y = x * x
    y.backward()
    str(x.grad)
wrongly  '[ 2.  4.  6.  8.]\n<NDArray 4 @cpu(0)>'
both     '\n[2. 4. 6. 8.]\n<NDArray 4 @cpu(0)>'
same     The spaces are those of numpy before 1.14, and the empty line is missing.

[attach-any-time] Fourth: attach where one "might later want" the gradient
    x = nd.array([1, 2])
    with autograd.record():
        y = x * x
    x.attach_grad()
    y.backward()
wrongly  {no error}
both     raises MXNetError (nothing-was-marked)
same     `attach_grad` does more than allocate: what is made of unmarked arrays is not recorded.  First the mark, then
         the computation.

[aurograd] Fourth: `aurograd.train_mode()`
    with aurograd.train_mode():
        inside = modes()
    inside
wrongly  (False, True)
both     raises NameError
same     A slip of the pen, in two places.

[not-listed] Fourth: the list of functions
    listed = {"record", "pause", "train_mode",
              "predict_mode", "backward",
              "set_training", "is_training",
              "set_recording", "is_recording",
              "mark_variables"}
    here = {"grad", "Function", "get_symbol"}
    here &= set(dir(autograd))
    sorted(here - listed)
wrongly  []
both     ['Function', 'get_symbol', 'grad']
same     Three are not in the list.
"""


# ## Reading the points
class Point(NamedTuple):
    name: str
    title: str
    program: str
    mxnet: str
    refgrad: str
    verdict: str
    reason: str
    rightly: str | None = None
    wrongly: str | None = None


class Group(NamedTuple):
    title: str
    about: str
    points: list


def read(points):
    """The groups of the text above."""
    groups = []
    for block in re.split(r"\n{2,}", points.strip()):
        if block.startswith("## "):
            title, about = block.removeprefix("## ").split("\n", 1)
            groups.append(Group(title, about, []))
        else:
            groups[-1].points.append(point(block))
    return groups


POINT = re.compile(r"""\[(?P<name>[\w-]+)\]\ (?P<title>.+)\n
                       (?P<program>(?:[ ]{4}.*\n)+)
                       (?P<answers>(?:\w+[ ]{2,}.+\n)+)
                       (?P<verdict>same|fixed|differs)\ +(?P<reason>.+(?:\n[ ]{9}.+)*)""", re.VERBOSE)


def point(block):
    found = POINT.fullmatch(block)
    assert found, f"This is no point:\n{block}"
    fields = found.groupdict()
    answers = dict(re.split(r" {2,}", line, maxsplit=1) for line in fields.pop("answers").splitlines())
    if "both" in answers:
        answers["refgrad"] = answers.pop("both")
        answers["mxnet"] = in_public(answers["refgrad"])
    return Point(**{**fields, **answers, "program": textwrap.dedent(fields["program"]),
                    "reason": " ".join(fields["reason"].split())})


def in_public(answer):
    """An answer of refgrad without the section of its message, which MXNet cannot have."""
    return re.sub(r"^(raises \w+) \([\w-]+\)$", r"\1", answer)


GROUPS = read(POINTS)
ALL = [one for group in GROUPS for one in group.points]


# ## Running a program
def answer(program, package):
    """What a program answers when `package` plays the part of mxnet."""
    names = {}
    exec(PREAMBLE.replace("mxnet", package), names)
    mx, tree = names["mx"], ast.parse(program)
    value = tree.body.pop().value if isinstance(tree.body[-1], ast.Expr) else ast.Constant(None, lineno=1, col_offset=0)
    start_afresh(mx, numpy_semantics=re.search(r"\bnp\b", program))
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            exec(compile(tree, "<a point>", "exec"), names)
            return shown(eval(compile(ast.Expression(value), "<a point>", "eval"), names))
    except Exception as error:
        public = (kind.__name__ for kind in type(error).__mro__
                  if kind.__module__ == "builtins" or kind.__name__ == "MXNetError")
        return f"raises {next(public)}" + (f" ({error.section})" if hasattr(error, "section") else "")
    finally:
        start_afresh(mx)


def start_afresh(mx, numpy_semantics=False):
    """All switches off and the generators at their start; programs that use np have numpy semantics."""
    with contextlib.suppress(Exception):
        mx.nd.waitall()  # an error that was still on its way belongs to the program before
    mx.autograd.set_recording(False)
    mx.autograd.set_training(False)
    mx.npx.set_np() if numpy_semantics else mx.npx.reset_np()
    mx.random.seed(0)


def shown(value):
    """A value in one line: four digits after the point, and the dtype of an array unless it goes without saying."""
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))}{',' * (len(value) == 1)})"
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, float):
        return f"{value:.4g}"
    if hasattr(value, "asnumpy"):
        value = value.asnumpy()
    if not isinstance(value, numpy.ndarray | numpy.generic):
        return repr(value)
    text = numpy.array2string(value, formatter={"float_kind": decimal}, max_line_width=1000)
    text = re.sub(r"(?<=\[) +", "", re.sub(r"\s+", " ", text))
    return text if value.dtype in (numpy.float32, bool) else f"{text} {value.dtype}"


def decimal(number):
    """Without the sign of a zero, which is no difference that anybody should read about."""
    text = numpy.format_float_positional(number, precision=4, trim=".") if numpy.isfinite(number) else str(number)
    return "0." if text == "-0." else text


# ## The tests
def pytest_generate_tests(metafunc):
    """Parametrises by name instead of by decorator: this file also runs where only MXNet is installed."""
    if "one" in metafunc.fixturenames:
        metafunc.parametrize("one", ALL, ids=[one.name for one in ALL])


def test_refgrad_answers_as_the_point_says(one):
    assert answer(one.program, "refgrad") == one.refgrad


def test_verdict_is_what_the_answers_say(one):
    assert (in_public(one.refgrad) == one.mxnet) == (one.verdict == "same")


def test_tutorial_is_blamed_only_where_it_is_wrong(one):
    assert one.rightly is None or one.rightly == in_public(one.refgrad)
    assert one.wrongly is None or one.wrongly != in_public(one.refgrad)


def test_lines_fit_beside_the_answers(one):
    assert max(map(len, one.program.splitlines())) <= 50


def test_names_and_titles_are_unique(figure):
    for field in ("name", "title"):
        assert len({getattr(one, field) for one in ALL}) == len(ALL)
    count = {verdict: sum(one.verdict == verdict for one in ALL) for verdict in ("same", "fixed", "differs")}
    figure(f"differences from MXNet: {len(ALL)} points, " + ", ".join(f"{n} {word}" for word, n in count.items()))


def test_page_shows_every_point():
    path = Path(__file__).parents[1] / "docs" / "build" / "differences.py"
    spec = importlib.util.spec_from_file_location("differences", path)
    differences = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(differences)
    shown_points = differences.page().split('<div class="point ')[1:]
    for one, there in zip(ALL, shown_points, strict=True):
        assert there.startswith(f'{one.verdict}"')
        assert all(text in there for text in (one.title, f"{{ #{one.name} }}", one.program.strip(), one.reason))
        assert all(differences.told(what) in there for what in (one.mxnet, one.refgrad))


# ## Measuring
def apart(one):
    """What MXNet answers in a process of its own; what is told in words if it gives no answer."""
    try:
        return subprocess.run([sys.executable, __file__, one.name], capture_output=True, text=True, check=True,
                              timeout=20).stdout.splitlines()[-1]
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return one.mxnet


def measure():
    """Compares the stored answers of MXNet with those of the MXNet that is installed."""
    import mxnet
    print(f"stored: {MEASURED}\ninstalled: MXNet {mxnet.__version__}, numpy {numpy.__version__}, Python {sys.version}")
    other = 0
    for one in ALL:
        got = apart(one) if one.mxnet.startswith("{") else answer(one.program, "mxnet")
        if one.mxnet.startswith("{undefined"):
            print(f"{one.name}: {one.mxnet}, this time {got}")
        elif got != one.mxnet:
            other += 1
            print(f"{one.name}: stored {one.mxnet}, measured {got}")
    print(f"{len(ALL)} points, {other} answered otherwise")
    return other > 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--measure"]:
        sys.exit(measure())
    for one in ALL:
        if one.name in sys.argv[1:]:
            print(answer(one.program, "mxnet"))
