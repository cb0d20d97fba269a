"""Workloads: models, one step of training each"""

from dataclasses import dataclass

import numpy as np
from workloads import Workload, normal


# ## Pieces written by hand
def relu_into(z):
    return np.maximum(z, 0, out=z)


def linear(x, w, b):
    y = np.dot(x, w.T)
    y += b
    return y


def cross_entropy(z, labels):
    """The loss, and its gradient with respect to z."""
    rows = np.arange(len(z))
    z = z - z.max(1, keepdims=True)
    right = z[rows, labels]
    np.exp(z, z)
    total = z.sum(1, keepdims=True)
    loss = np.log(total).sum() - right.sum()
    z /= total
    z[rows, labels] -= 1
    return loss, z


# ## A network of three layers
@dataclass
class Perceptron(Workload):
    batch: int = 64
    widths: tuple = (784, 256, 128, 10)
    rate = 1e-6
    small = dict(batch=5, widths=(7, 6, 5, 4))

    @property
    def title(self):
        return f"network {'-'.join(map(str, self.widths))}, batch {self.batch}: one step of training"

    @property
    def goals(self):
        against = {64: dict(bare=1.09, torch=0.88, mygrad=0.88, mxnet=0.45),
                   256: dict(bare=1.05, torch=0.88, mygrad=0.88, mxnet=0.6)}
        return {"step": against.get(self.batch, {})}

    def inputs(self):
        shapes = [shape for n, m in zip(self.widths, self.widths[1:]) for shape in ((m, n), (m,))]
        x, = normal(6, (self.batch, self.widths[0]))
        labels = np.random.default_rng(7).integers(0, self.widths[-1], self.batch)
        return normal(8, *shapes, scale=0.05), [x, labels]

    def program(self, F, w1, b1, w2, b2, w3, b3, x, labels):
        h = F.relu(F.linear(x, w1, b1))
        h = F.relu(F.linear(h, w2, b2))
        return F.cross_entropy(F.linear(h, w3, b3), labels)

    def by_hand(self, w1, b1, w2, b2, w3, b3, x, labels):
        h1 = relu_into(linear(x, w1, b1))
        h2 = relu_into(linear(h1, w2, b2))
        loss, dz3 = cross_entropy(linear(h2, w3, b3), labels)
        return loss, (x, h1, h2, w2, w3, dz3)

    def gradients_by_hand(self, saved):
        x, h1, h2, w2, w3, dz3 = saved
        dz2 = np.dot(dz3, w3)
        dz2 *= h2 > 0
        dz1 = np.dot(dz2, w2)
        dz1 *= h1 > 0
        return (np.dot(dz1.T, x), dz1.sum(0), np.dot(dz2.T, h1), dz2.sum(0), np.dot(dz3.T, h2), dz3.sum(0))


# ## The gradient of the length of the gradient
#
# g = dL/dw has the length |g|, and the gradient of that is H g / |g|, H being the matrix of second derivatives.
# By hand: H v is the derivative of g in the direction v, so each line of the first pass is differentiated in that
# direction (Pearlmutter's trick), and H itself is never seen.
@dataclass
class GradientNorm(Perceptron):
    rate = None

    @property
    def title(self):
        return "gradient of the gradient's norm, same network, batch 64"

    @property
    def goals(self):
        return {"step": dict(mlp64=2.5)}

    def program(self, F, *arrays):
        variables, constants = arrays[:6], arrays[6:]
        gradients = F.gradients(lambda *variables: super(GradientNorm, self).program(F, *variables, *constants),
                                variables)
        return F.sqrt(sum((g * g).sum() for g in gradients))

    def by_hand(self, *arrays):
        loss, saved = super().by_hand(*arrays)
        gs = super().gradients_by_hand(saved)
        norm = np.sqrt(sum(np.vdot(g, g) for g in gs))
        return norm, (saved, gs, norm)

    def gradients_by_hand(self, saved):
        (x, h1, h2, w2, w3, dz3), gs, norm = saved
        v1, c1, v2, c2, v3, c3 = (g / norm for g in gs)
        on1, on2 = h1 > 0, h2 > 0
        dz2 = np.dot(dz3, w3) * on2
        rh1 = linear(x, v1, c1)
        rh1 *= on1
        rh2 = np.dot(rh1, w2.T)
        rh2 += linear(h1, v2, c2)
        rh2 *= on2
        rz3 = np.dot(rh2, w3.T)
        rz3 += linear(h2, v3, c3)
        labels = dz3 < 0                                   # only the right class has a negative gradient
        p = dz3 + labels
        rdz3 = p * (rz3 - (p * rz3).sum(1, keepdims=True))
        rdz2 = np.dot(rdz3, w3)
        rdz2 += np.dot(dz3, v3)
        rdz2 *= on2
        rdz1 = np.dot(rdz2, w2)
        rdz1 += np.dot(dz2, v2)
        rdz1 *= on1
        return (np.dot(rdz1.T, x), rdz1.sum(0),
                np.dot(rdz2.T, h1) + np.dot(dz2.T, rh1), rdz2.sum(0),
                np.dot(rdz3.T, h2) + np.dot(dz3.T, rh2), rdz3.sum(0))


# ## Logistic regression
@dataclass
class LogisticRegression(Workload):
    rows: int = 10_000
    columns: int = 100
    title = "logistic regression, 10,000 x 100: one step of training"
    rate = 1e-6
    goals = {"step": dict(bare=1.2, torch=0.55, autograd=0.55, mygrad=0.55, mxnet=0.55)}
    small = dict(rows=9, columns=3)

    def inputs(self):
        x, w, b = normal(9, (self.rows, self.columns), self.columns, 1)
        y = (np.random.default_rng(10).random(self.rows) < 0.5).astype("float32")
        return [0.1 * w, b], [x, y]

    # log(1 + eᶻ) - y z is the cross entropy of a sigmoid, without the sigmoid.
    def program(self, F, w, b, x, y):
        z = F.dot(x, w) + b
        return (F.softplus(z) - y * z).mean()

    def by_hand(self, w, b, x, y):
        z = np.dot(x, w)
        z += b
        e = np.abs(z)
        np.negative(e, e)
        np.exp(e, e)
        loss = np.log1p(e)
        loss += np.maximum(z, 0)
        loss -= y * z
        return loss.mean(), (x, y, z, e)

    def gradients_by_hand(self, saved):
        x, y, z, e = saved
        dz = np.where(z >= 0, np.float32(1), e)
        e += 1
        dz /= e
        dz -= y
        dz /= len(x)
        return np.dot(dz, x), dz.sum(0, keepdims=True)


# ## A recurrent network
@dataclass
class Recurrent(Workload):
    steps: int = 100
    width: int = 64
    batch: int = 32
    title = "recurrent network, 100 steps of 64, batch 32"
    goals = {"step": dict(bare=1.4, torch=0.6)}
    small = dict(steps=5, width=4, batch=3)

    def inputs(self):
        n, batch = self.width, self.batch
        *xs, h = normal(11, *[(batch, n)] * (self.steps + 1))
        return normal(12, (n, n), (n, n), n, scale=n ** -0.5), [h, *xs]

    def program(self, F, u, v, b, h, *xs):
        for x in xs:
            h = F.tanh(F.dot(x, u) + F.dot(h, v) + b)
        return (h * h).sum()

    def by_hand(self, u, v, b, h, *xs):
        hs = [h]
        for x in xs:
            h = np.dot(x, u)
            h += np.dot(hs[-1], v)
            h += b
            np.tanh(h, h)
            hs.append(h)
        return (h * h).sum(), (u, v, b, xs, hs)

    def gradients_by_hand(self, saved):
        u, v, b, xs, hs = saved
        du, dv, db, dh = np.zeros_like(u), np.zeros_like(v), np.zeros_like(b), 2 * hs[-1]
        for k in range(len(xs) - 1, -1, -1):
            h = hs[k + 1]
            slope = h * h
            np.subtract(1, slope, slope)
            dh *= slope
            du += np.dot(xs[k].T, dh)
            dv += np.dot(hs[k].T, dh)
            db += dh.sum(0)
            if k:
                dh = np.dot(dh, v.T)
        return du, dv, db


# ## A network with convolutions
#
# By hand as most people write it: the windows as columns of a matrix (im2col), kept for the gradients.  The images of
# the batch stand side by side there, as in refgrad: numpy copies long runs of neighbours fastest.  Between the layers
# the axes are those that every framework is given, batch first.
def columns(x, k):
    n, c, height, width = x.shape
    height, width = height - k + 1, width - k + 1
    x = np.ascontiguousarray(x.transpose(1, 2, 3, 0))
    cols = np.empty((c, k * k, height, width, n), x.dtype)
    for i in range(k):
        for j in range(k):
            cols[:, i * k + j] = x[:, i:i + height, j:j + width]
    return cols.reshape(c * k * k, -1)


def images(cols, k, shape):
    n, c, height, width = shape
    x = np.zeros((c, height, width, n), cols.dtype)
    height, width = height - k + 1, width - k + 1
    cols = cols.reshape(c, k * k, height, width, n)
    for i in range(k):
        for j in range(k):
            x[:, i:i + height, j:j + width] += cols[:, i * k + j]
    return np.ascontiguousarray(x.transpose(3, 0, 1, 2))


def convolve(cols, w, b, n, side):
    y = np.dot(w.reshape(len(w), -1), cols)
    y += b[:, None]
    return np.ascontiguousarray(y.reshape(len(w), side, side, n).transpose(3, 0, 1, 2))


def laid(dy):
    """(n, filters, ...) as a matrix, in the order of `columns`."""
    return dy.transpose(1, 2, 3, 0).reshape(dy.shape[1], -1)


def convolve_back(dy, cols, w):
    return np.dot(dy, cols.T).reshape(w.shape), dy.sum(1)


QUARTERS = [(..., slice(i, None, 2), slice(j, None, 2)) for i in (0, 1) for j in (0, 1)]


def pool(x):
    a, b, c, d = (x[quarter] for quarter in QUARTERS)
    return np.maximum(np.maximum(a, b), np.maximum(c, d))


def pool_and_relu_back(dy, y, x):
    dy *= y > 0                                            # equal elements are all 0, and get nothing here
    dx = np.empty_like(x)
    for quarter in QUARTERS:
        np.multiply(dy, x[quarter] == y, dx[quarter])
    return dx


@dataclass
class Convolutions(Workload):
    batch: int = 64
    side: int = 28
    title = "convolution network on 28 x 28, batch 64: one step of training"
    rate = 1e-6
    goals = {"step": dict(bare=1.3)}
    small = dict(batch=2, side=16)

    def inputs(self):
        left = ((self.side - 4) // 2 - 4) // 2
        x, = normal(13, (self.batch, 1, self.side, self.side))
        labels = np.random.default_rng(14).integers(0, 10, self.batch)
        return normal(15, (8, 1, 5, 5), 8, (16, 8, 5, 5), 16, (10, 16 * left * left), 10, scale=0.1), [x, labels]

    def program(self, F, k1, b1, k2, b2, w, b, x, labels):
        h = F.max_pool(F.relu(F.convolution(x, k1, b1)))
        h = F.max_pool(F.relu(F.convolution(h, k2, b2)))
        return F.cross_entropy(F.linear(h.reshape((self.batch, -1)), w, b), labels)

    def by_hand(self, k1, b1, k2, b2, w, b, x, labels):
        cols1 = columns(x, 5)
        y1 = relu_into(convolve(cols1, k1, b1, len(x), x.shape[2] - 4))
        h1 = pool(y1)
        cols2 = columns(h1, 5)
        y2 = relu_into(convolve(cols2, k2, b2, len(x), h1.shape[2] - 4))
        h2 = pool(y2)
        flat = h2.reshape(len(x), -1)
        loss, dz = cross_entropy(linear(flat, w, b), labels)
        return loss, (k1, k2, w, cols1, y1, h1, cols2, y2, h2, flat, dz)

    def gradients_by_hand(self, saved):
        k1, k2, w, cols1, y1, h1, cols2, y2, h2, flat, dz = saved
        dy2 = laid(pool_and_relu_back(np.dot(dz, w).reshape(h2.shape), h2, y2))
        dcols2 = np.dot(k2.reshape(len(k2), -1).T, dy2)
        dy1 = laid(pool_and_relu_back(images(dcols2, 5, h1.shape), h1, y1))
        return (*convolve_back(dy1, cols1, k1), *convolve_back(dy2, cols2, k2), np.dot(dz.T, flat), dz.sum(0))
