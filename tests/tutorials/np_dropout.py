"""Dropout by hand."""

from mxnet import autograd, np, npx

npx.set_np()


def dropout_layer(X, dropout):
    assert 0 <= dropout <= 1
    if dropout == 1:
        return np.zeros_like(X)
    if dropout == 0:
        return X
    mask = np.random.uniform(0, 1, X.shape) > dropout
    return mask.astype(np.float32) * X / (1.0 - dropout)


X = np.arange(16).reshape(2, 8)
print(dropout_layer(X, 0))
Y = dropout_layer(X, 0.5)
print(bool((np.minimum(Y, abs(Y - 2 * X)) == 0).all()))
print(dropout_layer(X, 1))
X = np.ones((3, 3))
X.attach_grad()
with autograd.record(train_mode=False):
    y = npx.dropout(X, p=0.9)
print(y)
print(autograd.is_training())
