"""# Data: examples by number, and batches of them

A dataset has a length and can be asked for one example.  A `DataLoader` decides in which order they come, and puts some
of them together.
"""

import numpy

from .. import nd, np, npx
from ..nd import NDArray

__all__ = ["ArrayDataset", "BatchSampler", "DataLoader", "Dataset", "RandomSampler", "Sampler", "SequentialSampler",
           "SimpleDataset"]


# ## Datasets
class Dataset:
    """Derive a class, and define `__getitem__(self, number)` and `__len__(self)`."""

    def __getitem__(self, number):
        raise NotImplementedError(f"{type(self).__name__} has no method __getitem__(self, number)")

    def __len__(self):
        raise NotImplementedError(f"{type(self).__name__} has no method __len__(self)")

    def transform(self, function, lazy=True):
        """The dataset of function(example); an example of several parts is given part by part.

        Args:
            function: what is done with each example.
            lazy: do it when it is asked for, every time; otherwise at once.
        """
        made = Transformed(self, function)
        return made if lazy else SimpleDataset([made[k] for k in range(len(made))])

    def transform_first(self, function, lazy=True):
        """The same, with the first part of each example alone: the picture, but not the label."""
        return self.transform(lambda first, *rest: (function(first), *rest) if rest else function(first), lazy)


class Transformed(Dataset):
    """What `transform` returns."""

    def __init__(self, data, function):
        self._data, self._function = data, function

    def __len__(self):
        return len(self._data)

    def __getitem__(self, number):
        example = self._data[number]
        return self._function(*example) if isinstance(example, tuple) else self._function(example)


class SimpleDataset(Dataset):
    """A list, or whatever has a length and can be asked for an element by number, as a dataset."""

    def __init__(self, data):
        self._data = data

    def __len__(self):
        return len(self._data)

    def __getitem__(self, number):
        return self._data[number]


class ArrayDataset(Dataset):
    """Arrays of one length, side by side: an example is a tuple with an element of each; of one array, its element.

    Raises:
        ValueError: they differ in length, or there are none.
    """

    def __init__(self, *args):
        if not args or len({len(x) for x in args}) > 1:
            raise ValueError(f"ArrayDataset: arrays of one length are wanted, not of {[len(x) for x in args]}.")
        # An element of a vector is a number: an array of shape (1,) would give batches with one axis too many.
        self._data = [x.asnumpy() if isinstance(x, NDArray) and x.ndim == 1 else x for x in args]

    def __len__(self):
        return len(self._data[0])

    def __getitem__(self, number):
        example = tuple(x[number] for x in self._data)
        return example if len(example) > 1 else example[0]


# ## Orders
class Sampler:
    """An order of examples: derive a class, and define `__iter__(self)` and `__len__(self)`."""

    def __init__(self, length):
        self._length = length

    def __len__(self):
        return self._length


class SequentialSampler(Sampler):
    """One after the other: start, start + 1, ..., as many as length."""

    def __init__(self, length, start=0):
        super().__init__(length)
        self._start = start

    def __iter__(self):
        return iter(range(self._start, self._start + self._length))


class RandomSampler(Sampler):
    """Each once, in another order every time; `mx.random.seed` makes them repeatable."""

    def __iter__(self):
        return iter(nd.random.shuffle(nd.arange(self._length, dtype="int64")).tolist())


class BatchSampler(Sampler):
    """Lists of batch_size numbers.

    Args:
        sampler: the order.
        batch_size: how many make a batch.
        last_batch: if too few are left, they are a smaller batch ("keep"), or left out ("discard"), or the first of the
            next round ("rollover").

    Raises:
        ValueError: another word, or a batch_size below 1.
    """

    def __init__(self, sampler, batch_size, last_batch="keep"):
        if last_batch not in ("keep", "discard", "rollover"):
            raise ValueError(f"BatchSampler: last_batch is 'keep', 'discard' or 'rollover', not {last_batch!r}.")
        if batch_size < 1:
            raise ValueError(f"BatchSampler: a batch has at least one example, and not batch_size={batch_size}.")
        self._sampler, self._size, self._last, self._left = sampler, batch_size, last_batch, []

    def __iter__(self):
        batch, self._left = self._left, []
        for number in self._sampler:
            batch.append(number)
            if len(batch) == self._size:
                yield batch
                batch = []
        if batch and self._last == "keep":
            yield batch
        elif self._last == "rollover":
            self._left = batch

    def __len__(self):
        count = len(self._sampler) + len(self._left)
        return -(-count // self._size) if self._last == "keep" else count // self._size


# ## Batches
def batched(examples):
    """Examples as a batch: arrays and numbers one above the other, tuples part by part."""
    first = examples[0]
    if isinstance(first, tuple):
        return [batched(parts) for parts in zip(*examples)]
    face = np if npx.is_np_array() or isinstance(first, np.ndarray) else nd
    if isinstance(first, NDArray):
        return face.stack(*examples) if face is nd else face.stack(list(examples))
    data = numpy.asarray(examples)
    return face.array(data, dtype=data.dtype)


class DataLoader:
    """Batches of a dataset.

    Args:
        dataset: a dataset, or whatever has a length and can be asked for an example by number.
        batch_size: how many examples make a batch.
        shuffle: another order in every round.
        sampler: an order of your own; then shuffle has to be left out.
        last_batch: as for `BatchSampler`; "keep" if left out.
        batch_sampler: batches of your own; then the four before have to be left out.
        batchify_fn: what makes a batch from a list of examples.
        num_workers, pin_memory, pin_device_id, prefetch, thread_pool, timeout: ignored; batches are made when they are
            asked for.

    Raises:
        ValueError: neither batch_size nor batch_sampler is given, or arguments contradict each other.
    """

    def __init__(self, dataset, batch_size=None, shuffle=False, sampler=None, last_batch=None, batch_sampler=None,
                 batchify_fn=None, num_workers=0, pin_memory=False, pin_device_id=0, prefetch=None, thread_pool=False,
                 timeout=120):
        own = batch_sampler is not None
        if own == (batch_size is not None) or own and (shuffle or sampler or last_batch) or shuffle and sampler:
            raise ValueError("DataLoader: give a batch_size, with shuffle or a sampler if needed, or a batch_sampler.")
        if not own:
            sampler = sampler or (RandomSampler if shuffle else SequentialSampler)(len(dataset))
            batch_sampler = BatchSampler(sampler, batch_size, last_batch or "keep")
        self._dataset, self._batches, self._batchify = dataset, batch_sampler, batchify_fn or batched

    def __iter__(self):
        for numbers in self._batches:
            yield self._batchify([self._dataset[number] for number in numbers])

    def __len__(self):
        return len(self._batches)
