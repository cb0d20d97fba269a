"""mx.gluon, init, optimizer and metric: what the tutorials in `tutorials/` do not show, above all what goes wrong."""
import math
import subprocess
import sys
import warnings

import numpy
import pytest

import refgrad as mx
from refgrad import MXNetError, autograd, check, gluon, init, metric, nd, np, npx, optimizer
from refgrad.gluon import nn
from refgrad.gluon.data import ArrayDataset, BatchSampler, DataLoader, RandomSampler, SequentialSampler


def filled(shape, fill, name="weight"):
    x = nd.zeros(shape)
    fill._init_weight(name, x)
    return x.asnumpy()


# ## Initialisers
def test_xavier_keeps_its_variance():
    for which, fan in (("avg", 150), ("in", 100), ("out", 200)):
        x = filled((200, 100), init.Xavier(factor_type=which))
        assert numpy.abs(x).max() <= math.sqrt(3 / fan)
        assert x.var() == pytest.approx(1 / fan, rel=0.05)
    window = filled((20, 10, 3, 3), init.Xavier("gaussian", "in", 2))
    assert window.var() == pytest.approx(2 / 90, rel=0.1)
    assert numpy.abs(window).max() > math.sqrt(2 / 90) * 2


def test_random_initialisers_are_as_wide_as_they_say():
    uniform, normal = filled((100, 100), init.Uniform(0.5)), filled((100, 100), init.Normal(0.5))
    assert 0.49 < numpy.abs(uniform).max() <= 0.5 and uniform.std() == pytest.approx(0.5 / math.sqrt(3), rel=0.05)
    assert normal.std() == pytest.approx(0.5, rel=0.05) and abs(normal.mean()) < 0.02


def test_a_called_initialiser_asks_the_name():
    for name, value in (("fc_bias", 0), ("beta", 0), ("gamma", 1), ("running_var", 1), ("fc_weight", 7)):
        x = nd.ones((2,)) * 5
        init.Constant(7)(name, x)
        assert x.asnumpy().tolist() == [value] * 2


def test_initialisers_refuse_what_they_cannot_do():
    with pytest.raises(ValueError, match="two axes"):
        filled((3,), init.Xavier())
    with pytest.raises(ValueError, match="rnd_type"):
        init.Xavier("triangular")
    with pytest.raises(ValueError, match="zeros"):
        init.create("zeroes")
    with pytest.raises(NotImplementedError, match="_init_weight"):
        filled((2,), init.Initializer())
    assert isinstance(init.create("xavier", magnitude=2), init.Xavier)


# ## Parameters
def test_a_parameter_waits_for_its_shape():
    p = gluon.Parameter("w", shape=(2, 0), allow_deferred_init=True)
    p.initialize(init.One())
    with pytest.raises(gluon.DeferredInitializationError, match="in_units"):
        p.data()
    p.shape = 2, 3
    p.finish()
    assert p.data().shape == (2, 3) and p.grad().asnumpy().tolist() == [[0] * 3] * 2
    with pytest.raises(AssertionError, match="does not become"):
        p.shape = 2, 4
    with pytest.raises(ValueError, match="not known"):
        gluon.Parameter("v", shape=(2, 0)).initialize()


def test_a_parameter_without_array_says_what_to_do():
    p = gluon.Parameter("w", shape=2)
    with pytest.raises(RuntimeError, match=r"initialize\(\)"):
        p.data()
    with pytest.raises(AssertionError, match="initialize"):
        p.set_data(nd.ones(2))
    p.initialize()
    with pytest.raises(AssertionError, match="shape"):
        p.set_data(nd.ones(3))
    with pytest.warns(UserWarning, match="force_reinit"):
        p.initialize()
    p.grad_req = "null"
    with pytest.raises(RuntimeError, match="null"):
        p.grad()


def test_set_data_gives_a_waiting_parameter_its_shape():
    p = gluon.Parameter("w", shape=(0, 2), allow_deferred_init=True)
    p.initialize()
    p.set_data(nd.array([[1, 2], [3, 4], [5, 6]]))
    assert p.data().asnumpy().tolist() == [[1, 2], [3, 4], [5, 6]]


def test_requests_and_dtypes_change():
    p = gluon.Parameter("w", shape=(2,), init="ones")
    p.initialize()
    p.grad_req = "add"
    for _ in range(2):
        with autograd.record():
            y = p.data() * 3
        y.backward()
    assert p.grad().asnumpy().tolist() == [6, 6]
    p.zero_grad()
    assert p.grad().asnumpy().tolist() == [0, 0]
    p.cast("float64")
    assert p.data().dtype is p.grad().dtype is numpy.float64
    assert gluon.Parameter("v", differentiable=False).grad_req == "null"


def test_placing_a_parameter_on_a_gpu_is_refused():
    p = gluon.Parameter("w", shape=(2,))
    for place in (mx.gpu(), [mx.gpu(0), mx.gpu(1)]):
        with pytest.raises(MXNetError, match="gpu"):
            p.initialize(ctx=place)
        with pytest.raises(MXNetError, match="gpu"):
            p.reset_ctx(place)
    p.initialize(ctx=[mx.cpu(0)])
    assert p.list_ctx() == [mx.cpu()] and len(p.list_data()) == len(p.list_grad()) == 1


def test_constants_are_left_alone():
    block = nn.Block()
    c = block.params.get_constant("c", [1, 2])
    assert block.params.get_constant("c") is c
    block.initialize()
    assert c.data().asnumpy().tolist() == [1, 2] and c.grad_req == "null"
    gluon.Trainer(block.collect_params(), "sgd").step(1)
    assert c.data().asnumpy().tolist() == [1, 2]


# ## Blocks
def test_names_are_counted_in_their_scope(monkeypatch):
    monkeypatch.setattr(gluon.block, "COUNTS", {})
    net = nn.Sequential()
    with net.name_scope():
        net.add(nn.Dense(1), nn.Dense(1), nn.Conv2D(1, 1), nn.MaxPool2D())
    assert [block.name for block in net] == ["sequential0_dense0", "sequential0_dense1", "sequential0_conv0",
                                             "sequential0_pool0"]
    assert nn.Dense(1).prefix == "dense0_" and nn.Dense(1, prefix="out_").weight.name == "out_weight"


def test_parameters_are_chosen_by_name():
    net = nn.Sequential()
    net.add(nn.Dense(2), nn.Dense(1, use_bias=False))
    assert len(net.collect_params()) == 3
    assert [name.split("_")[1] for name in net.collect_params(".*weight")] == ["weight", "weight"]
    net.collect_params(".*bias").setattr("lr_mult", 0)
    assert [p.lr_mult for p in net.collect_params().values()] == [1, 0, 1]


def test_shared_parameters_are_the_same():
    one = nn.Dense(2, in_units=2)
    two = nn.Dense(2, in_units=2, params=one.params)
    assert two.weight is one.weight and two.bias is one.bias
    net = nn.Sequential()
    net.add(one, two)
    net.initialize()
    x = nd.ones((1, 2))
    with autograd.record():
        y = net(x)
    y.backward()
    w = one.weight.data()
    head = nd.ones((1, 2))
    inner = nd.dot(head, w)
    want = nd.dot(head.T, one(x)) + nd.dot(inner.T, x)
    assert numpy.allclose(one.weight.grad().asnumpy(), want.asnumpy())


def test_what_has_no_forward_says_so():
    x = nd.ones(1)
    for block, given, name in ((nn.Block(), [x], "forward"), (nn.HybridBlock(), [x], "hybrid_forward"),
                               (gluon.loss.Loss(), [x, x], "of_elements")):
        with pytest.raises(NotImplementedError, match=name):
            block(*given)
    for call in (lambda d: d[0], len):
        with pytest.raises(NotImplementedError):
            call(gluon.data.Dataset())


def test_a_hybrid_block_of_unknown_shape_asks_for_infer_shape():
    class Scale(nn.HybridBlock):
        def __init__(self):
            super().__init__()
            self.scale = self.params.get("scale", shape=(0,), init="ones", allow_deferred_init=True)

        def hybrid_forward(self, F, x, scale):
            return x * scale

    class Known(Scale):
        def infer_shape(self, x):
            self.scale.shape = x.shape[-1:]

    block = Scale()
    block.initialize()
    with pytest.raises(gluon.DeferredInitializationError, match="infer_shape"):
        block(nd.ones((2, 3)))
    block = Known()
    block.initialize()
    assert block(nd.ones((2, 3))).shape == (2, 3) and block.scale.shape == (3,)


def test_shapes_are_found_while_recording_without_being_recorded():
    net = nn.Dense(2)
    net.initialize()
    with autograd.record():
        y = net(nd.ones((1, 3)))
    y.backward()
    assert net.weight.grad().asnumpy().tolist() == [[1] * 3] * 2


def test_files_with_other_parameters_are_refused(tmp_path):
    file = str(tmp_path / "net.params")
    one, two, none = nn.Sequential(), nn.Sequential(), nn.Sequential()
    one.add(nn.Dense(2, in_units=3))
    two.add(nn.Dense(2, in_units=3), nn.Dense(1, in_units=2))
    one.initialize()
    two.initialize()
    one.save_parameters(file)
    with pytest.raises(AssertionError, match="1.weight"):
        two.load_parameters(file)
    two.load_parameters(file, allow_missing=True)
    assert (two[0].weight.data() == one[0].weight.data()).asnumpy().all()
    with pytest.raises(ValueError, match="0.bias"):
        none.load_parameters(file)
    none.load_parameters(file, ignore_extra=True)
    wrong = nn.Sequential()
    wrong.add(nn.Dense(3, in_units=3))
    with pytest.raises(AssertionError, match="shape"):
        wrong.load_parameters(file)


def test_files_may_come_before_the_shapes_and_into_the_other_class(tmp_path):
    file = str(tmp_path / "net.params")
    one = nn.Dense(2, in_units=3)
    one.initialize()
    one.save_parameters(file)
    npx.set_np()
    two = nn.Dense(2)
    two.load_parameters(file)
    assert type(two.weight.data()) is np.ndarray
    assert two.weight.data().tolist() == one.weight.data().tolist()
    assert two.weight.grad().tolist() == [[0] * 3] * 2


def test_parts_of_a_sequential():
    net = nn.Sequential(nn.Dense(1), nn.Dense(2), prefix="net_")
    assert len(net) == 2 and len(net[1:]) == 1 and net[1:][0] is net[-1]
    assert type(nn.HybridSequential(nn.Flatten())[:1]) is nn.HybridSequential


@pytest.mark.parametrize("face", [nd, np])
def test_layers_in_both_classes(face):
    npx.set_np() if face is np else npx.reset_np()
    layers = [nn.Dense(3, activation="tanh"), nn.Dense(3, flatten=False), nn.Activation("sigmoid"), nn.Dropout(0.5),
              nn.Flatten(), nn.BatchNorm(), nn.Conv2D(2, 2, groups=1), nn.MaxPool2D(), nn.AvgPool2D(2, 1, 1),
              nn.Embedding(5, 2), nn.Lambda("relu"), nn.HybridLambda(lambda F, x: x * 2), nn.HybridLambda("tanh")]
    shapes = [(2, 3), (2, 1, 4, 3), (2, 1, 4, 4), (2, 1, 4, 4), (2, 16), (2, 1, 4, 4), (2, 2, 3, 3), (2, 1, 2, 2),
              (2, 1, 5, 5), (2, 1, 4, 4, 2), (2, 1, 4, 4), (2, 1, 4, 4), (2, 1, 4, 4)]
    for layer, shape in zip(layers, shapes, strict=True):
        layer.initialize()
        y = layer(face.ones((2, 1, 4, 4)))
        assert y.shape == shape and type(y) is type(face.ones(1)), layer


def test_dropout_asks_for_training():
    layer, x = nn.Dropout(0.5), nd.ones(1000)
    assert (layer(x) == 1).asnumpy().all()
    with autograd.train_mode():
        assert 300 < (layer(x) == 0).sum().asscalar() < 700


def test_the_only_layout_is_said():
    with pytest.raises(ValueError, match="NCHW"):
        nn.Conv2D(1, 1, layout="NHWC")


# ## Losses
LOSSES = [gluon.loss.L2Loss(), gluon.loss.L1Loss(), gluon.loss.HuberLoss(), gluon.loss.HingeLoss(),
          gluon.loss.SquaredHingeLoss(), gluon.loss.LogisticLoss(), gluon.loss.SigmoidBCELoss(),
          gluon.loss.LogisticLoss(label_format="binary"), gluon.loss.KLDivLoss(from_logits=False),
          gluon.loss.SoftmaxCELoss(sparse_label=False), gluon.loss.L2Loss(weight=3)]


@pytest.mark.parametrize("loss", LOSSES, ids=repr)
def test_slopes_of_losses_are_those_of_their_values(loss):
    generator = numpy.random.default_rng(5)
    pred, label = generator.normal(size=(3, 4)), generator.uniform(0.1, 0.9, (3, 4))
    x, y = np.array(pred), np.array(label)
    check.check_gradient(lambda x: loss(x, y), [x])
    assert loss(x, y).shape == (3,)


@pytest.mark.parametrize("loss", LOSSES, ids=repr)
def test_losses_in_both_classes_and_with_weights(loss):
    x, y = [[1.0, 2.0], [0.5, -1.0]], [[0.25, 0.75], [0.5, 0.5]]
    plain = loss(nd.array(x), nd.array(y)).asnumpy()
    assert numpy.allclose(loss(np.array(x), np.array(y)).asnumpy(), plain)
    weighted = loss(nd.array(x), nd.array(y), nd.array([[2], [0]])).asnumpy()
    assert numpy.allclose(weighted, plain * [2, 0])


def test_losses_far_out_stay_finite():
    x, y = nd.array([[1000.0], [-1000.0]]), nd.array([[0.0], [1.0]])
    assert gluon.loss.SigmoidBCELoss()(x, y).asnumpy().tolist() == [1000, 1000]
    assert gluon.loss.SoftmaxCELoss()(nd.array([[1000.0, 0.0]]), nd.array([1])).asnumpy().tolist() == [1000]
    certain, wrong = nd.array([[0.0, 1.0]]), nd.array([[1, 0]])
    assert 10 < gluon.loss.SigmoidBCELoss(from_sigmoid=True)(certain, wrong).asscalar() < 100


def test_logits_given_as_such():
    x, label = nd.array([[0.1, 0.2, 0.7]]), nd.array([2])
    got = gluon.loss.SoftmaxCELoss(from_logits=True)(x.log(), label).asscalar()
    assert got == pytest.approx(-math.log(0.7))
    with pytest.raises(ValueError, match="label_format"):
        gluon.loss.LogisticLoss(label_format="unsigned")


# ## Optimisers and the trainer
def one_parameter(value=1.0):
    p = gluon.Parameter("w", shape=(2,), init=init.Constant(value))
    p.initialize()
    return p


def backward(p, factor=1.0):
    with autograd.record():
        y = p.data() * factor
    y.backward()


def test_a_step_divides_by_the_batch_and_counts_the_factors():
    p = one_parameter()
    p.lr_mult, p.wd_mult = 0.5, 2
    trainer = gluon.Trainer([p], "sgd", {"learning_rate": 1, "wd": 0.1})
    backward(p, 4)
    trainer.step(8)
    assert p.data().asnumpy().tolist() == pytest.approx([1 - 0.5 * (4 / 8 + 0.2)] * 2)


def test_a_stale_gradient_is_noticed_and_skipped():
    p, q = one_parameter(), one_parameter()
    q.name = "q"
    trainer = gluon.Trainer({"p": p, "q": q}, "sgd", {"learning_rate": 1})
    backward(p)
    with pytest.raises(UserWarning, match="q.*stale"):
        trainer.step(1)
    assert p.data().asnumpy().tolist() == [1, 1]
    trainer.update(1, ignore_stale_grad=True)
    assert p.data().asnumpy().tolist() == [0, 0] and q.data().asnumpy().tolist() == [1, 1]
    with pytest.raises(UserWarning, match="w, q"):
        trainer.step(1)


def test_a_scheduler_decides_the_rate():
    p = one_parameter(0.0)
    seen = []

    def scheduler(step):
        seen.append(step)
        return 1.0 / step

    trainer = gluon.Trainer([p], "sgd", {"lr_scheduler": scheduler})
    for _ in range(3):
        backward(p)
        trainer.step(1)
    assert seen == [1, 2, 3] and p.data().asnumpy().tolist() == pytest.approx([-(1 + 1 / 2 + 1 / 3)] * 2)
    assert trainer.learning_rate == pytest.approx(1 / 3) and trainer.optimizer.num_update == 3
    with pytest.raises(UserWarning, match="lr_scheduler"):
        trainer.set_learning_rate(1)


def test_an_optimiser_of_your_own():
    @optimizer.register
    class Signs(optimizer.Optimizer):
        def update(self, index, weight, grad, state):
            weight -= self.step(index)["lr"] * grad.sign()

    p = one_parameter()
    trainer = gluon.Trainer([p], "signs", {"learning_rate": 0.25})
    backward(p, 100)
    trainer.step(1)
    assert p.data().asnumpy().tolist() == [0.75, 0.75] and isinstance(trainer.optimizer, Signs)
    with pytest.raises(NotImplementedError, match="update"):
        optimizer.Optimizer().update(0, None, None, None)


def test_optimisers_step_in_np_too():
    for name in ("sgd", "nag", "adam", "rmsprop", "adagrad"):
        moved = []
        for switch in (npx.reset_np, npx.set_np):
            switch()
            p = one_parameter()
            trainer = gluon.Trainer([p], name, {"learning_rate": 0.1})
            for _ in range(2):
                backward(p, 3)
                trainer.step(1)
            moved.append(p.data().asnumpy().tolist())
        assert moved[0] == moved[1] != [1, 1]


def test_the_trainer_refuses_what_it_cannot_train():
    for wrong in ([1], [nd.ones(1)], [None]):
        with pytest.raises(ValueError, match="collect_params"):
            gluon.Trainer(wrong, "sgd")
    with pytest.raises(ValueError, match="adam"):
        gluon.Trainer([one_parameter()], "adamm")


def test_training_is_recorded_by_nobody():
    p = one_parameter()
    trainer = gluon.Trainer([p], "adam")
    with autograd.record():
        y = p.data() * 2
        y.backward()
        trainer.step(1)
        z = p.data() * 3
    z.backward()
    assert p.grad().asnumpy().tolist() == [3, 3]


# ## Data
def test_a_random_order_has_each_once_and_is_repeatable():
    sampler = RandomSampler(50)
    mx.random.seed(3)
    first, second = list(sampler), list(sampler)
    mx.random.seed(3)
    assert list(sampler) == first != second
    assert sorted(first) == list(range(50)) and all(type(k) is int for k in first)
    assert list(SequentialSampler(3, start=2)) == [2, 3, 4]


def test_what_happens_to_the_last_batch():
    for last, rounds, length in (("keep", [[[0, 1], [2]]] * 2, 2), ("discard", [[[0, 1]]] * 2, 1),
                                 ("rollover", [[[0, 1]], [[2, 0], [1, 2]]], 2)):
        sampler = BatchSampler(SequentialSampler(3), 2, last)
        assert [list(sampler), list(sampler)] == rounds, last
        assert len(sampler) == length - (last == "rollover")
    with pytest.raises(ValueError, match="rollover"):
        BatchSampler(SequentialSampler(3), 2, "drop")
    with pytest.raises(ValueError, match="batch_size=0"):
        DataLoader(list(range(5)), batch_size=0)


def test_a_loader_wants_its_batches_determined_once():
    data, batches = list(range(4)), BatchSampler(SequentialSampler(4), 2)
    for options in ({}, {"batch_size": 2, "batch_sampler": batches}, {"batch_sampler": batches, "shuffle": True},
                    {"batch_size": 2, "shuffle": True, "sampler": SequentialSampler(4)}):
        with pytest.raises(ValueError, match="batch_size"):
            DataLoader(data, **options)
    assert [b.asnumpy().tolist() for b in DataLoader(data, batch_sampler=batches)] == [[0, 1], [2, 3]]
    assert list(DataLoader(data, 2, batchify_fn=sum)) == [1, 5]
    assert [b.asnumpy().tolist() for b in DataLoader(data, 2, sampler=[3, 0, 1, 2])] == [[3, 0], [1, 2]]


def test_shuffling_keeps_examples_and_labels_together():
    x = nd.arange(20).reshape((10, 2))
    loader = DataLoader(ArrayDataset(x, nd.arange(10)), 4, shuffle=True)
    mx.random.seed(1)
    seen = [(row.tolist(), label) for a, b in loader for row, label in zip(a.asnumpy(), b.asnumpy().tolist())]
    assert sorted(label for _, label in seen) == list(range(10)) != [label for _, label in seen]
    assert all(row == [2 * label, 2 * label + 1] for row, label in seen)


def test_batches_have_the_class_of_the_switch_and_the_dtype_of_the_data():
    for switch, cls in ((npx.reset_np, nd.NDArray), (npx.set_np, np.ndarray)):
        switch()
        a, b = next(iter(DataLoader(ArrayDataset(numpy.ones((3, 2), "float32"), numpy.arange(3)), 2)))
        assert type(a) is type(b) is cls and a.shape == (2, 2) and b.shape == (2,)
        assert a.asnumpy().dtype == "float32" and b.asnumpy().dtype == "int64"


def test_datasets():
    with pytest.raises(ValueError, match="one length"):
        ArrayDataset([1, 2], [1])
    with pytest.raises(ValueError, match="one length"):
        ArrayDataset()
    calls = []
    data = gluon.data.SimpleDataset([1, 2]).transform(lambda x: calls.append(x) or -x, lazy=False)
    assert [data[0], data[1], data[0]] == [-1, -2, -1] and calls == [1, 2]
    assert ArrayDataset([5, 6])[1] == 6 and ArrayDataset([5, 6]).transform_first(lambda x: x + 1)[1] == 7


# ## Metrics
def test_metrics_add_up_and_begin_anew():
    m = metric.Accuracy()
    m.update(nd.array([0, 1]), nd.array([[0.9, 0.1], [0.8, 0.2]]))
    m.update(nd.array([1]), nd.array([1]))
    assert m.get() == ("accuracy", 2 / 3)
    m.reset()
    assert math.isnan(m.get()[1])
    with pytest.raises(ValueError, match="2 arrays"):
        m.update([nd.ones(1)] * 2, [nd.ones(1)])
    with pytest.raises(ValueError, match="accuracy"):
        metric.create("acuracy")
    assert metric.create(m) is m and type(metric.create("top_k_accuracy", top_k=2)) is metric.TopKAccuracy
    with pytest.raises(NotImplementedError, match="of_batch"):
        metric.EvalMetric("mine").update(nd.ones(1), nd.ones(1))


def test_metrics_take_arrays_of_np_and_numpy():
    m = metric.MSE()
    m.update(np.array([[1.0]]), numpy.array([[3.0]]))
    assert m.get() == ("mse", 4)


# ## Utilities
def test_parts_for_devices():
    x = nd.arange(6).reshape((2, 3))
    parts = gluon.utils.split_data(x, 3, batch_axis=1)
    assert [p.asnumpy().tolist() for p in parts] == [[[0], [3]], [[1], [4]], [[2], [5]]]
    with pytest.raises(ValueError, match="even_split"):
        gluon.utils.split_data(nd.arange(5), 2)
    with pytest.raises(ValueError, match="do not make"):
        gluon.utils.split_data(nd.arange(1), 2, even_split=False)


def test_clipping_leaves_small_gradients_alone():
    xs = [nd.array([3.0]), nd.array([[4.0]])]
    assert gluon.utils.clip_global_norm(xs, 10) == 5 and xs[0].asscalar() == 3
    assert gluon.utils.clip_global_norm(xs, 1) == 5
    assert [x.asscalar() for x in xs] == pytest.approx([0.6, 0.8])
    xs[0][:] = math.inf
    with pytest.warns(UserWarning, match="the norm is inf"):
        gluon.utils.clip_global_norm(xs, 1)


def test_what_is_refused_changes_nothing():
    p = one_parameter()
    with pytest.raises((KeyError, MXNetError), match="grad_req"):
        p.grad_req = "writ"
    assert p.grad_req == "write" and p.grad().shape == (2,)
    p.grad_req = "null"
    assert p.grad_req == "null" and p.data().grad is None
    with pytest.raises(ValueError, match="collect_params"):
        gluon.Trainer(p, "sgd")
    with pytest.raises(ValueError, match="batch_size"):
        gluon.Trainer([p], "sgd").step(0)


@pytest.mark.parametrize("kind", [metric.MSE, metric.Accuracy, metric.CrossEntropy])
def test_metrics_want_a_label_for_every_prediction(kind):
    counted = kind()
    with pytest.raises(ValueError, match="1 examples and predictions of 3"):
        counted.update(nd.ones((1, 4)), nd.ones((3, 4)))
    assert counted.num_inst == 0


# ## The way in
def test_networks_are_imported_when_they_are_named():
    program = ("import sys, refgrad as mx\nearly = [n for n in sys.modules if n.startswith('refgrad.gluon')]\n"
               "mx.gluon.nn.Dense, mx.init.Xavier, mx.initializer.Zero, mx.metric.Accuracy, mx.optimizer.SGD\n"
               "from refgrad import gluon, init\nfrom refgrad.gluon import nn, loss as gloss, data as gdata\n"
               "print(early, gluon is mx.gluon, init is mx.initializer)")
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["[]", "True", "True"]


@pytest.mark.parametrize("module", ["gluon", "gluon.nn", "gluon.loss", "gluon.data", "init", "metric", "optimizer"])
def test_a_name_that_does_not_exist_is_explained(module):
    place = mx
    for name in module.split("."):
        place = getattr(place, name)
    with pytest.raises(AttributeError, match=rf"mx\.{module} has no 'Acuracy'"):
        place.Acuracy  # noqa: B018


def test_networks_are_among_the_names_that_are_proposed():
    with pytest.raises(AttributeError, match=r"mx has no 'gluom' \(did you mean gluon"):
        mx.gluom  # noqa: B018


def test_nothing_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        net = nn.Sequential()
        net.add(nn.Dense(2, activation="relu"), nn.Dense(1))
        net.initialize(init.Xavier())
        net(nd.ones((1, 3)))


def test_weights_that_would_mix_the_examples_are_refused():
    """A vector beside a column would be broadcast to a matrix, and the mean of its rows is nobody's loss."""
    pred, label, weights = nd.array([[1, 2], [3, 0], [0, 1]]), nd.array([0, 1, 1]), nd.array([1, 2, 0])
    loss = gluon.loss.SoftmaxCrossEntropyLoss()
    with pytest.raises(ValueError, match=r"sample_weight has the shape \(3,\), and .* \(3, 1\)"):
        loss(pred, label, weights)
    weighted = loss(pred, label, weights.reshape(-1, 1))
    assert numpy.allclose(weighted.asnumpy(), (loss(pred, label) * weights).asnumpy())
    assert numpy.allclose(loss(pred, label, 2).asnumpy(), 2 * loss(pred, label).asnumpy())
