"""Exercise 6: Functions of one's own."""
SIGMOID = "return dy * y * (1 - y)"
PAIR = "return d_product * b + d_sum, d_product * a + d_sum"
SAVE = "self.save_for_backward(y)"
ROUND = ("return np.rint(x)\n        ### END SOLUTION\n\n    def backward(self, dy):\n"
         "        ### BEGIN SOLUTION\n        return dy")

WRONG = [
    ("without dy", [(SIGMOID, "return y * (1 - y)")], "HEAD", "does not use dy"),
    ("the input for the output", [(SAVE, "self.save_for_backward(x)")], "SIGMOID", "input or the output"),
    ("dy twice", [(SIGMOID, "return dy * dy * y * (1 - y)")], "HEAD", "once is enough"),
    ("half of the slope", [(SIGMOID, "return dy * (1 - y)")], "SIGMOID", "a quarter"),
    ("the other half", [(SIGMOID, "return dy * y")], "SIGMOID", "a quarter"),
    ("dy summed", [(SIGMOID, "return dy.sum() * y * (1 - y)")], "SIGMOID", "a quarter"),
    ("the wrong sign", [(SIGMOID, "return -dy * y * (1 - y)")], "SIGMOID", "rise or fall"),
    ("the pair the wrong way round", [(PAIR, "return d_product * a + d_sum, d_product * b + d_sum")], "PAIR",
     "in the order of the inputs"),
    ("the second output forgotten", [(PAIR, "return d_product * b, d_product * a")], "PAIR", "the second gradient"),
    ("saved on the class", [(SAVE, "Sigmoid.y = y"), ("        y, = self.saved_tensors\n", "        y = Sigmoid.y\n")],
     "TWO", "its own memory"),
    ("the true slope of rounding", [(ROUND, ROUND + " * 0")], "STE", "promised to look through"),
    ("into dy", [(SIGMOID, "dy *= y * (1 - y)\n        return dy")], "DY", "do not write into dy"),
    # and ten more
    ("the first output forgotten", [(PAIR, "return d_sum, d_sum")], "PAIR", "the first gradient"),
    ("one gradient for two inputs", [(PAIR, "return d_product * b + d_sum")], "PAIR", "two deliveries"),
    ("the heads exchanged", [(PAIR, "return d_sum * b + d_product, d_sum * a + d_product")], "PAIR", "two deliveries"),
    ("each factor its own", [(PAIR, "return d_product * a + d_sum, d_product * b + d_sum")], "PAIR", "in the order"),
    ("the outputs exchanged", [("return a * b, a + b", "return a + b, a * b")], "VALUES", "first the product"),
    ("a pair saved on the class", [("self.save_for_backward(a, b)", "MulAdd.saved = a, b"),
                                   ("a, b = self.saved_tensors", "a, b = MulAdd.saved")], "TWO PAIRS",
     "its own memory"),
    ("a slope for exp", [(SIGMOID, "return dy * y")], "SIGMOID", "a quarter"),
    ("the mean of dy", [(SIGMOID, "return dy.mean() * y * (1 - y)")], "RANDOM", "random gradients"),
    ("one percent", [(SIGMOID, "return 1.01 * dy * y * (1 - y)")], "SIGMOID", "a quarter"),
    ("ones through the rounding", [(ROUND, ROUND + " * 0 + 1")], "STE", "and not 1"),
    ("floor for round", [("np.rint(x)", "np.floor(x)")], "ROUNDED", "nearest"),
    ("nothing is saved", [(SAVE, "pass")], "SIGMOID", "a quarter"),
    ("into the head of the sum", [(PAIR, "d_sum += d_product * b\n        return d_sum, d_sum + d_product * (a - b)")],
     "DY", "do not write"),
    ("no backward for the pair", [(PAIR, "return None, None")], "PAIR", "two deliveries"),
]

RIGHT = [
    ("recomputed from x", {"classes": """
class Sigmoid(autograd.Function):
    def forward(self, x):
        self.save_for_backward(x)
        return 1 / (1 + np.exp(-x))

    def backward(self, dy):
        x, = self.saved_tensors
        e = np.exp(-x)
        return dy * e / (1 + e) ** 2

class MulAdd(autograd.Function):
    def forward(self, a, b):
        self.a, self.b = a, b
        return [a * b, a + b]

    def backward(self, d_product, d_sum):
        return [d_sum + d_product * self.b, d_sum + d_product * self.a]

class RoundSTE(autograd.Function):
    def forward(self, x):
        return np.rint(x)

    def backward(self, dy):
        return dy * 1.0
"""}),
    ("in two branches, without overflow", {"classes": """
class Sigmoid(autograd.Function):
    def forward(self, x):
        small = np.exp(-np.abs(x))
        y = np.where(x >= 0, 1 / (1 + small), small / (1 + small))
        self.y = y
        return y

    def backward(self, dy):
        return self.y * (1 - self.y) * dy

class MulAdd(autograd.Function):
    def forward(self, a, b):
        self.save_for_backward(b, a)
        return a * b, a + b

    def backward(self, *heads):
        d_product, d_sum = heads
        return tuple(other * d_product + d_sum for other in self.saved_tensors)

class RoundSTE(autograd.Function):
    def forward(self, x):
        return x + (np.rint(x) - x)

    def backward(self, dy):
        return dy.copy()
"""}),
    ("numbers kept as attributes", {"classes": """
class Sigmoid(autograd.Function):
    def forward(self, x):
        self.slope = lambda y: y - y * y
        self.out = 0.5 + 0.5 * np.tanh(0.5 * x)
        return self.out

    def backward(self, dy):
        return self.slope(self.out) * dy

class MulAdd(autograd.Function):
    def forward(self, a, b):
        self.save_for_backward(a, b)
        return a * b, b + a

    def backward(self, p, s):
        a, b = self.saved_tensors
        da = p * b
        db = p * a
        return da + s, db + s

class RoundSTE(autograd.Function):
    def forward(self, x):
        return np.rint(x)

    def backward(self, dy):
        return 1 * dy
"""}),
]
