"""Exercise 5: the scopes of the two switches, and Dropout."""
BEFORE = "            self.before = switches.recording, switches.training\n"
BACK = "switches.recording, switches.training = self.before"
IF_RECORDING = "            if recording is not None:\n                switches.recording = recording\n"
MASK = "    mask = (rng.random(x.shape) >= p) / (1 - p)\n"

WRONG = [
    ("leaving turns both off", [(BACK, "switches.recording = switches.training = False")], "PAUSE", "not False"),
    ("only recording is put back", [(BACK, "switches.recording = self.before[0]")], "RECORD", "training was left on"),
    ("put back unless it crashed", [("    " + BACK, "    if exception[0] is None:\n                " + BACK)], "EXC",
     "leave the tape running"),
    ("errors are swallowed", [(BACK, BACK + "\n            return True")], "EXC", "swallowed"),
    ("remembers when it is built", [(BEFORE, ""), (
        "    class Scope:\n", "    class Scope:\n        before = switches.recording, switches.training\n\n")], "LATE",
     "at the door"),
    ("acts when it is built", [("    return Scope()", "    made = Scope()\n    made.__enter__()\n    return made")],
     "BUILT", "before `with`"),
    ("leaving flips", [(BACK, "switches.recording = not switches.recording\n"
                              "            switches.training = not switches.training")], "SAME", "not flipping"),
    ("no third answer", [(IF_RECORDING, "            switches.recording = bool(recording)\n")], "PRED", "third answer"),
    ("predict_mode stops recording", [("scope(None, False)", "scope(False, False)")], "PRED", "the other switch"),
    ("train_mode records", [("scope(None, True)", "scope(True, True)")], "TRAIN", "the other switch"),
    ("Dropout looks at recording", [("if not switches.training", "if not switches.recording")], "DROP",
     "Only one switch"),
    # and ten more
    ("no scale", [(MASK, MASK.replace(" / (1 - p)", " * 1.0"))], "DROPOUT", "divided by 1 - p"),
    ("p taken for the part that stays", [(MASK, "    mask = (rng.random(x.shape) < p) / p\n")], "P", "not the part"),
    ("two throws of the coins", [("return x * mask, mask",
                                  "return x * mask, (rng.random(x.shape) >= p) / (1 - p)")], "MASK", "one throw"),
    ("a mask of nothing", [("return x, numpy.ones_like(x)", "return x, None")], "IDENTITY", "mask of ones"),
    ("pause goes on training", [("scope(False, train_mode)", "scope(False, None)")], "PAUSE", "do not train either"),
    ("pause always trains", [("scope(False, train_mode)", "scope(False, True)")], "PAUSE", "do not train either"),
    ("pause never trains", [("scope(False, train_mode)", "scope(False, False)")], "PAUSE_T", "go on training"),
    ("record always trains", [("scope(True, train_mode)", "scope(True, True)")], "RECORD_P", "turns training off"),
    ("record leaves training alone", [("scope(True, train_mode)", "scope(True, None)")], "RECORD", "second switch"),
    ("never put back", [(BACK, "pass")], "RECORD", "Put it back"),
    ("only training is put back", [(BACK, "switches.training = self.before[1]")], "PAUSE", "two memories"),
    ("record does not record", [("scope(True, train_mode)", "scope(None, train_mode)")], "RECORD", "both switches on"),
    ("drops in place", [("return x * mask, mask", "x *= mask\n    return x, mask")], "MASK", "multiplied with"),
    ("drops when predicting too", [("    if not switches.training:\n        return x, numpy.ones_like(x)\n", "")],
     "DROP", "Only one switch"),
]

RIGHT = [
    ("a generator with finally", {"scopes": """
from contextlib import contextmanager

@contextmanager
def setting(recording, training):
    before = switches.recording, switches.training
    switches.recording = before[0] if recording is None else recording
    switches.training = before[1] if training is None else training
    try:
        yield
    finally:
        switches.recording, switches.training = before

def record(train_mode=True):
    return setting(True, train_mode)

def pause(train_mode=False):
    return setting(False, train_mode)

def train_mode():
    return setting(None, True)

def predict_mode():
    return setting(None, False)
"""}),
    ("a class with a stack", {"scopes": """
class Scope:
    found = []

    def __init__(self, **wanted):
        self.wanted = wanted

    def __enter__(self):
        self.found.append({name: getattr(switches, name) for name in ("recording", "training")})
        for name, on in self.wanted.items():
            setattr(switches, name, on)
        return self

    def __exit__(self, kind, value, trace):
        for name, on in self.found.pop().items():
            setattr(switches, name, on)
        return False

def record(train_mode=True):
    return Scope(recording=True, training=train_mode)

def pause(train_mode=False):
    return Scope(recording=False, training=train_mode)

def train_mode():
    return Scope(training=True)

def predict_mode():
    return Scope(training=False)
"""}),
    ("Dropout with where", {"dropout": """
def dropout(x, p, rng):
    if switches.training:
        mask = numpy.where(rng.random(x.shape) < p, 0.0, 1 / (1 - p))
    else:
        mask = numpy.ones(x.shape)
    return mask * x, mask
"""}),
]
