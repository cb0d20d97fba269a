"""The metrics."""

from mxnet import metric, nd

a = metric.Accuracy()
a.update([nd.array([0, 1, 1])], [nd.array([[0.3, 0.7], [0, 1.0], [0.4, 0.6]])])
print(a.get(), a.get_name_value())
for M in (metric.MSE(), metric.MAE(), metric.RMSE()):
    M.update(nd.array([[1], [2]]), nd.array([[2], [4]]))
    print(M.get())
c = metric.CrossEntropy()
c.update([nd.array([0, 1])], [nd.array([[0.5, 0.5], [0.2, 0.8]])])
print(c.get())
t = metric.TopKAccuracy(top_k=2)
t.update([nd.array([2, 1])], [nd.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5]])])
print(t.get())
m = metric.create("acc")
print(m.get())
