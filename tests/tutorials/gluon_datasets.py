"""Datasets, transforms, loaders and samplers."""

from mxnet import gluon, nd

ds = gluon.data.ArrayDataset([1, 2, 3, 4], [10, 20, 30, 40])
print(ds[1], len(ds), ds.transform_first(lambda x: x * 2)[2], ds.transform(lambda a, b: a + b)[0])
sd = gluon.data.SimpleDataset([5, 6, 7])
print(sd.transform(lambda x: -x)[1])
for b in gluon.data.DataLoader(ds, 3):
    print(b)
for b in gluon.data.DataLoader(ds, 3, last_batch="rollover"):
    print(b)


class D(gluon.data.Dataset):
    def __getitem__(self, i):
        return nd.array([i, i + 1]), i

    def __len__(self):
        return 5


for x, y in gluon.data.DataLoader(D(), batch_size=2):
    print(x, y)
print(
    list(gluon.data.SequentialSampler(3)),
    list(gluon.data.BatchSampler(gluon.data.SequentialSampler(5), 2, "keep")),
    sorted(gluon.data.RandomSampler(4)),
)
