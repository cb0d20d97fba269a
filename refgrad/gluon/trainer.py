"""# The trainer: an optimiser for all parameters of a network"""

from .. import autograd
from ..optimizer import create
from .parameter import Parameter

__all__ = ["Trainer"]


class Trainer:
    """Makes the steps of an optimiser, with all parameters of a network.

    Args:
        params: what `net.collect_params()` returns, or a dict or list of parameters.
        optimizer: an optimiser or its name, "sgd" for instance.
        optimizer_params: a dict of arguments for it: `{"learning_rate": 0.1}`.
        kvstore, compression_params, update_on_kvstore: ignored; in MXNet they are for several devices.

    Raises:
        ValueError: params are not parameters, or there is no such optimiser.
    """

    def __init__(self, params, optimizer, optimizer_params=None, kvstore="device", compression_params=None,
                 update_on_kvstore=None):
        params = list(params.values()) if isinstance(params, dict) else params
        if not isinstance(params, (list, tuple)) or not all(isinstance(p, Parameter) for p in params):
            raise ValueError("Trainer: the first argument is net.collect_params(), or a dict or list of parameters.")
        self._params = list(params)
        self._optimizer, self._states = create(optimizer, **(optimizer_params or {})), {}
        self._optimizer.param_dict = dict(enumerate(self._params))
        self._scale = self._optimizer.rescale_grad

    @property
    def optimizer(self):
        """The optimiser."""
        return self._optimizer

    @property
    def learning_rate(self):
        """The learning rate of the optimiser."""
        return self._optimizer.learning_rate

    def set_learning_rate(self, lr):
        """Sets the learning rate of the optimiser."""
        self._optimizer.set_learning_rate(lr)

    # A batch's gradient is a sum over the batch, since backward sums over all elements of a loss.  The step divides.
    def step(self, batch_size, ignore_stale_grad=False):
        """One step of all parameters.

        Args:
            batch_size: what the gradients are divided by; not 0.
            ignore_stale_grad: leave parameters alone that backward has not reached since the last step.

        Raises:
            UserWarning: there is such a parameter, and ignore_stale_grad is False.
            ValueError: batch_size is 0.
            RuntimeError: a parameter has no array yet.
        """
        if not batch_size:
            raise ValueError("Trainer.step: batch_size is the number of examples behind the loss, which is not 0.")
        self._optimizer.rescale_grad = self._scale / batch_size
        used = [(k, p) for k, p in enumerate(self._params) if p.grad_req != "null"]
        stale = [p.name for k, p in used if not p.data()._fresh_grad]
        if stale and not ignore_stale_grad:
            raise UserWarning(f"the gradients of {', '.join(stale)} are stale: backward has not come there since the "
                              f"last step.\n  What to do: compute the loss from all layers, while recording; or call "
                              f"step with ignore_stale_grad=True.")
        with autograd.pause():
            for k, p in used:
                x = p.data()
                if x._fresh_grad:
                    if k not in self._states:
                        self._states[k] = self._optimizer.create_state(k, x)
                    self._optimizer.update(k, x, x.grad, self._states[k])
                    x._fresh_grad = False

    update = step

    def allreduce_grads(self):
        """Does nothing: there is one device, and no gradients of others to add."""
