"""Exercise 8: a network that reads digits."""
LOSS = "loss = -npx.pick(npx.log_softmax(logits), np.array(y, dtype=\"float64\")).mean()"
STEP = "p[:] = p.asnumpy() - lr * g"
GRADS = "return loss.item(), [p.grad.asnumpy() for p in params]"
ORDER = "        X, y = X[order], y[order]\n"
SCORES = "return np.dot(npx.relu(np.dot(X, w1) + b1), w2) + b2"
PREDICT = "return scores(params, np.array(X, dtype=\"float64\")).asnumpy().argmax(axis=1)"
WEIGHTS = "np.array(rng.normal(0, (2 / rows) ** 0.5, (rows, columns)))"
ATTACH = "    for p in params:\n        p.attach_grad()\n"

# The gradients written out in numpy; what is wrong is put in for MASK and FIRST.
BY_HAND = """    w1, b1, w2, b2 = [p.asnumpy() for p in params]
    h = numpy.maximum(X @ w1 + b1, 0)
    z = h @ w2 + b2
    z = z - z.max(axis=1, keepdims=True)
    p = numpy.exp(z) / numpy.exp(z).sum(axis=1, keepdims=True)
    loss = (numpy.log(numpy.exp(z).sum(axis=1)) - z[numpy.arange(len(y)), y.astype(int)]).mean()
    dz = (p - numpy.eye(10)[y.astype(int)]) / len(y)
    dh = dz @ w2.T
    dh = MASK
    return float(loss), [FIRST, dh.sum(0), h.T @ dz, dz.sum(0)]
"""


def by_hand(mask="dh * (h > 0)", first="X.T @ dh"):
    return [(ATTACH, BY_HAND.replace("MASK", mask).replace("FIRST", first))]


WRONG = [
    ("uphill", [(STEP, STEP.replace("- lr", "+ lr"))], "FALLS", "Uphill"),
    ("summed loss", [(LOSS, LOSS.replace(".mean()", ".sum()"))], "ZERO", "32 times the step"),
    ("never emptied", [(ATTACH, "    for p in params:\n        p.grad is None and p.attach_grad('add')\n")],
     "TWICE", "still in the tank"),
    ("all weights zero", [(WEIGHTS, "np.zeros((rows, columns), dtype='float64')")], "START", "the same unit"),
    ("labels shuffled apart", [(ORDER, "        X, y = X[order], rng.permutation(y)\n")], "ORDER", "one permutation"),
    ("ReLU without its mask", by_hand("dh"), "GRADCHECK w1", "may learn, and yet be wrong"),
    ("no gradient for the first layer", by_hand(first="0 * w1"), "GRADCHECK w1", "never moves"),
    ("a mask of the gradient's sign", by_hand("dh * (dh > 0)"), "GRADCHECK b1", "not by the blame"),
    ("dropout when predicting", [(SCORES, SCORES.replace("npx.relu(np.dot(X, w1) + b1)",
                                  "npx.dropout(npx.relu(np.dot(X, w1) + b1), p=0.3, mode='always')"))], "EVAL",
     "roll dice"),
    ("softmax without a shift", [(LOSS, """e = np.exp(logits)
        loss = -np.log(npx.pick(e / e.sum(axis=1, keepdims=True), np.array(y, dtype="float64"))).mean()""")],
     "OVERFLOW", "shift before exp"),
    ("a new array each step", [("    for p, g in zip(params, grads):\n        " + STEP,
                                "    for k, g in enumerate(grads):\n        params[k] = params[k] - lr * g")],
     "IDENTITY", "never its identity"),
    # and ten more
    ("a step of the sign", [(STEP, "p[:] = p.asnumpy() - lr * numpy.sign(g) * 0.01")], "IDENTITY", "minus lr times"),
    ("no step for the biases", [(STEP, "if p.ndim > 1:\n            " + STEP)], "IDENTITY", "changes the content"),
    ("nothing moves", [(STEP, "pass")], "FALLS", "standing still"),
    ("the second layer frozen", [(GRADS, "return loss.item(), [g.asnumpy() * k for p, k in zip(params, (1, 1, 0, 1)) "
                                         "for g in [p.grad]]")], "GRADCHECK w2", "never moves"),
    ("the bias counted for each image", [(GRADS, "return loss.item(), [p.grad.asnumpy() for p in params[:3]] + "
                                                       "[params[3].grad.asnumpy() * len(y)]")], "GRADCHECK b2",
     "gradient of b2"),
    ("one image a batch decides", [(LOSS, LOSS.replace(".mean()", "[0]"))], "BATCH", "who else is in the batch"),
    ("the batch normalised", [(SCORES, "X = X - X.mean(axis=0)\n    " + SCORES)], "BATCH", "who else"),
    ("labels of the round before", [(ORDER, "        X = X[order]\n")], "ORDER", "its own label"),
    ("images shuffled in place", [(ORDER, "        X[:], y[:] = X[order], y[order]\n")], "DATA", "shuffle a copy"),
    ("the smallest score", [(PREDICT, PREDICT.replace("argmax", "argmin"))], "READS", "95 of 100"),
    ("the hidden layer alone", [(PREDICT, "return np.dot(np.array(X, dtype='float64'), params[0]).asnumpy()[:, :10]"
                                          ".argmax(axis=1)")], "PREDICT", "the whole network"),
    ("no hidden bias", [(SCORES, "return np.dot(npx.relu(np.dot(X, w1)), w2) + b2 + 0 * b1.sum()")], "GRADCHECK b1",
     "never moves"),
    ("one round instead of all", [("for _ in range(rounds):", "for _ in range(1):")], "READS", "twenty rounds"),
    ("hidden units in pairs", [(WEIGHTS, WEIGHTS + " if rows != 64 else np.array(numpy.repeat("
                                         "rng.normal(0, 0.2, (64, 16)), 2, axis=1))")], "START", "the same unit"),
]

# What nobody does by mistake, and what an answer that is only a word would let through.
LOOKED_UP = "return numpy.array([held_labels[numpy.abs(held_images - x).sum(axis=1).argmin()] for x in X])"
LOSSES = "    return losses"
WRONG += [
    ("digits looked up", [(PREDICT, LOOKED_UP)], "READS", "not those of the largest scores"),
    ("looked up, unless somebody looks", [
        (PREDICT, f"if X.shape == held_images.shape:\n        {LOOKED_UP}\n    {PREDICT}")], "READS",
     "not those of the largest scores"),
    ("the images of the notebook, whatever is handed in", [
        (ORDER, "        X, y = images[order[order < 1437]], labels[order[order < 1437]]\n")], "READS ANEW",
     "learn those"),
    ("losses made up", [(LOSSES, "    return [5.0 / (k + 1) for k in range(rounds)]")], "FALLS", "not as fit says"),
    ("losses made up, and no step", [(STEP, "pass"), (LOSSES, "    return [5.0 / (k + 1) for k in range(rounds)]")],
     "FALLS", "standing still"),
    ("numbers greater than all", [
        (STEP, "pass"), (LOSSES, """    class Greater(float):
        def __gt__(self, other):
            return True
    return [Greater(loss) for loss in losses]""")], "FALLS", "standing still"),
]

FIT = """            step(params, grads, 0.1)
"""

RIGHT = [
    ("gradients by hand", by_hand()),
    ("momentum", [("    losses = []\n", "    losses, speed = [], [0 * p.asnumpy() for p in params]\n"),
                  (FIT, "            speed = [0.5 * s + g for s, g in zip(speed, grads)]\n"
                        "            step(params, speed, 0.1)\n")]),
    ("add, and emptied before", [
        (ATTACH, "    for p in params:\n        if p.grad is None:\n            p.attach_grad('add')\n"
                 "        p.grad[:] = 0\n")]),
    ("in place, without numpy", [(STEP, "p -= lr * np.array(g)")]),
    ("the loss of each image, then their mean", [(LOSS, """rows = range(len(y))
        parts = [-npx.log_softmax(logits[k])[int(y[k])] for k in rows]
        loss = sum(parts) / len(parts)""")]),
]
