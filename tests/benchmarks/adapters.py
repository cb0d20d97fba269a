"""Adapters: how each framework does what the workloads ask for.

An adapter knows how to mark variables, to record a program, to go back and to update; what it offers as `F` are the
framework's own functions, in the way its own documentation recommends, and the quickest one where there are several.
"""

import os
import sys
from types import SimpleNamespace

import numpy

# One core for everybody, said before anything is imported.
ONE_CORE = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS",
                          "MXNET_CPU_WORKER_NTHREADS"], "1")


class Bare:
    """numpy, and gradients written by hand."""

    def __init__(self):
        self.versions = {"numpy": numpy.__version__}

    def prepare(self, workload):
        variables, constants = workload.inputs()
        self.workload, self.arrays, self.variables = workload, [*variables, *constants], variables

    def forward(self):
        return self.workload.forward_by_hand(*self.arrays)

    def record(self):
        return self.workload.by_hand(*self.arrays)[1]

    def backward(self, saved):
        self.gradients = self.workload.gradients_by_hand(saved)

    def update(self):
        for x, dx in zip(self.variables, self.gradients):
            dx *= self.workload.rate
            x -= dx

    def step(self):
        self.backward(self.record())
        if self.workload.rate is not None:
            self.update()

    def results(self):
        """The gradients, as numpy arrays."""
        return [numpy.array(dx) for dx in self.gradients]

    def finish(self):
        """Waits until everything is computed."""


class Framework(Bare):
    """What the adapters below have in common."""

    def prepare(self, workload):
        variables, constants = workload.inputs()
        self.workload, self.program = workload, workload.program
        self.plain = [self.constant(x) for x in (*variables, *constants)]
        self.variables = [self.variable(x) for x in variables]
        self.arrays = [*self.variables, *self.plain[len(variables):]]

    def forward(self):
        return self.program(self.F, *self.plain)

    def results(self):
        return [numpy.array(self.as_numpy(x.grad)) for x in self.variables]


# ## refgrad, and MXNet's first interface
class Nd(Framework):
    """mx.nd, of refgrad or of MXNet itself."""

    def __init__(self, mx):
        nd, self.autograd, self.array = mx.nd, mx.autograd, mx.nd.array
        self.versions = {mx.__name__: mx.__version__, "numpy": numpy.__version__}
        self.F = SimpleNamespace(
            abs=nd.abs, tanh=nd.tanh, relu=nd.relu, sqrt=nd.sqrt, dot=nd.dot, gradients=self.inner_gradients,
            softplus=lambda z: nd.Activation(z, act_type="softrelu"),
            linear=lambda x, w, b: nd.FullyConnected(x, w, b, num_hidden=w.shape[0]),
            cross_entropy=nd.softmax_cross_entropy,
            convolution=lambda x, w, b: nd.Convolution(x, w, b, kernel=w.shape[2:], num_filter=w.shape[0]),
            max_pool=lambda x: nd.Pooling(x, kernel=(2, 2), stride=(2, 2), pool_type="max"))

    def constant(self, x):
        return self.array(x)

    def variable(self, x):
        x = self.array(x)
        x.attach_grad()
        return x

    def record(self):
        with self.autograd.record():
            return self.program(self.F, *self.arrays)

    def backward(self, head):
        head.backward()

    def inner_gradients(self, function, variables):
        return self.autograd.grad(function(*variables), list(variables), create_graph=True, retain_graph=True)

    def update(self):
        for x in self.variables:
            x -= self.workload.rate * x.grad

    def as_numpy(self, x):
        return x.asnumpy()


class Np(Nd):
    """mx.np and mx.npx."""

    def __init__(self, mx):
        super().__init__(mx)
        np, npx, self.array = mx.np, mx.npx, mx.np.array
        self.F.__dict__.update(
            abs=np.abs, tanh=np.tanh, relu=npx.relu, sqrt=np.sqrt, dot=np.dot,
            softplus=lambda z: npx.activation(z, act_type="softrelu"),
            linear=lambda x, w, b: npx.fully_connected(x, w, b, num_hidden=w.shape[0]),
            cross_entropy=lambda z, labels: -npx.pick(npx.log_softmax(z), labels).sum(),
            convolution=lambda x, w, b: npx.convolution(x, w, b, kernel=w.shape[2:], num_filter=w.shape[0]),
            max_pool=lambda x: npx.pooling(x, kernel=(2, 2), stride=(2, 2), pool_type="max"))


class MXNet(Nd):
    """MXNet's operations run in threads of its own: a step has ended when all of them have."""

    def __init__(self):
        import mxnet
        super().__init__(mxnet)
        self.finish = mxnet.nd.waitall


# MXNet can also do without those threads, which takes less time of all cores together.
class NaiveMXNet(MXNet):
    def __init__(self):
        os.environ["MXNET_ENGINE_TYPE"] = "NaiveEngine"
        super().__init__()


# ## PyTorch
class Torch(Framework):
    def __init__(self):
        import torch
        torch.set_num_threads(1)
        self.torch, self.versions = torch, {"torch": torch.__version__, "numpy": numpy.__version__}
        f = torch.nn.functional
        self.F = SimpleNamespace(
            abs=torch.abs, tanh=torch.tanh, relu=torch.relu, sqrt=torch.sqrt, dot=torch.matmul, softplus=f.softplus,
            linear=f.linear, cross_entropy=lambda z, labels: f.cross_entropy(z, labels, reduction="sum"),
            convolution=f.conv2d, max_pool=lambda x: f.max_pool2d(x, 2), gradients=self.inner_gradients)

    def prepare(self, workload):
        super().prepare(workload)
        self.ones = self.torch.ones_like(self.record())

    def constant(self, x):
        return self.torch.tensor(x)

    def variable(self, x):
        return self.torch.tensor(x, requires_grad=True)

    def record(self):
        return self.program(self.F, *self.arrays)

    # Without this, PyTorch would add to the gradients of the step before.
    def backward(self, head):
        for x in self.variables:
            x.grad = None
        head.backward(self.ones)

    def inner_gradients(self, function, variables):
        return self.torch.autograd.grad(function(*variables), variables, create_graph=True)

    def update(self):
        with self.torch.no_grad():
            for x in self.variables:
                x.sub_(x.grad, alpha=self.workload.rate)

    def as_numpy(self, x):
        return x.numpy()


# ## HIPS autograd
class Autograd(Framework):
    """Gradients are functions of functions here; arrays are numpy's own."""

    def __init__(self):
        from importlib.metadata import version

        import autograd
        import autograd.numpy as np
        self.autograd = autograd
        self.versions = {"autograd": version("autograd"), "numpy": numpy.__version__}

        def cross_entropy(z, labels):
            z = z - np.max(z, 1, keepdims=True)
            return np.sum(np.log(np.sum(np.exp(z), 1))) - np.sum(z[numpy.arange(len(labels)), labels])

        self.F = SimpleNamespace(
            abs=np.abs, tanh=np.tanh, sqrt=np.sqrt, dot=np.dot, relu=lambda x: np.maximum(x, 0),
            softplus=lambda z: np.logaddexp(0, z), linear=lambda x, w, b: np.dot(x, w.T) + b,
            cross_entropy=cross_entropy, gradients=self.inner_gradients)

    def constant(self, x):
        return x

    variable = constant

    def prepare(self, workload):
        super().prepare(workload)
        count, constants = len(self.variables), self.arrays[len(self.variables):]

        def of_variables(*variables):
            return workload.program(self.F, *variables, *constants)

        self.tracer = self.autograd.make_vjp(of_variables, tuple(range(count)))

    def record(self):
        return self.tracer(*self.variables)

    def backward(self, recorded):
        pullback, head = recorded
        self.gradients = pullback(numpy.ones_like(head))

    def inner_gradients(self, function, variables):
        return self.autograd.grad(function, tuple(range(len(variables))))(*variables)

    def results(self):
        return [numpy.array(dx) for dx in self.gradients]

    def update(self):
        for x, dx in zip(self.variables, self.gradients):
            x -= self.workload.rate * dx


# ## MyGrad
class MyGrad(Framework):
    def __init__(self):
        import mygrad
        from mygrad.nnet.layers import conv_nd, max_pool
        from mygrad.nnet.losses import softmax_crossentropy
        self.mygrad, self.versions = mygrad, {"mygrad": mygrad.__version__, "numpy": numpy.__version__}
        mygrad.turn_memory_guarding_off()                      # as its manual advises for speed
        self.F = SimpleNamespace(
            abs=mygrad.abs, tanh=mygrad.tanh, sqrt=mygrad.sqrt, dot=mygrad.matmul,
            relu=mygrad.nnet.activations.relu, softplus=lambda z: mygrad.logaddexp(0, z),
            linear=lambda x, w, b: mygrad.matmul(x, w.T) + b,
            cross_entropy=lambda z, labels: softmax_crossentropy(z, labels) * len(labels),
            convolution=lambda x, w, b: conv_nd(x, w, stride=1) + b.reshape(1, -1, 1, 1),
            max_pool=lambda x: max_pool(x, (2, 2), 2))

    def constant(self, x):
        return x if x.dtype.kind == "i" else self.mygrad.tensor(x, constant=True)

    def variable(self, x):
        return self.mygrad.tensor(x)

    def forward(self):
        with self.mygrad.no_autodiff:
            return self.program(self.F, *self.plain)

    def record(self):
        return self.program(self.F, *self.arrays)

    def backward(self, head):
        head.backward()

    def update(self):
        for x in self.variables:
            x.data -= self.workload.rate * x.grad

    def as_numpy(self, x):
        return x


def refgrad(adapter, folder=None):
    """An adapter of refgrad; from another folder, to compare two states of it."""
    if folder:
        sys.path.insert(0, folder)
    import refgrad
    return adapter(refgrad)


# Which environment below .venv/ has the framework; those that are not named need nothing but numpy and refgrad.
ENVIRONMENTS = {"torch": "torch", "autograd": "peers", "mygrad": "peers", "mxnet": "mxnet",
                "mxnet-naive": "mxnet"}

ADAPTERS = {"bare": Bare, "nd": lambda folder=None: refgrad(Nd, folder), "np": lambda folder=None: refgrad(Np, folder),
            "torch": Torch, "autograd": Autograd, "mygrad": MyGrad, "mxnet": MXNet,
            "mxnet-naive": NaiveMXNet}
