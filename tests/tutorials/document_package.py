"""The sample of the package's page, and its four scopes."""

import mxnet as mx

x = mx.nd.array([1, 2, 3, 4])
x.attach_grad()
with mx.autograd.record():
    y = x * x
print(x.grad)
y.backward()
print(x.grad)
for scope in (
    mx.autograd.train_mode(),
    mx.autograd.predict_mode(),
    mx.autograd.pause(),
    mx.autograd.record(train_mode=False),
):
    with scope:
        print(mx.autograd.is_training(), mx.autograd.is_recording())
print(
    [
        n
        for n in [
            "record",
            "pause",
            "train_mode",
            "predict_mode",
            "backward",
            "set_training",
            "is_training",
            "set_recording",
            "is_recording",
            "mark_variables",
        ]
        if not hasattr(mx.autograd, n)
    ]
)
