"""The difference quotient, and relative frequencies."""

from mxnet import np, npx

npx.set_np()


def f(x):
    return 3 * x**2 - 4 * x


h = 0.1
for i in range(5):
    print(f"h={h:.5f}, numerical limit={(f(1 + h) - f(1)) / h:.5f}")
    h *= 0.1
x = np.arange(0, 3, 0.5)
print(x, f(x), [2 * v - 3 for v in x])
fair = [1.0 / 6] * 6
c = np.random.multinomial(10, fair)
print(c.shape, c.sum())
c = np.random.multinomial(10, fair, size=500).astype(np.float32)
e = c.cumsum(axis=0)
e = e / e.sum(axis=1, keepdims=True)
print(e.shape, np.abs(e.sum(axis=1) - 1).max() < 1e-5)
