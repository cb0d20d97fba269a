"""# The classroom: what the exercise notebooks use

An exercise replaces one part of refgrad by the student's, and asks whether gradients still come out right.

| file | what it is for |
|---|---|
| `feedback` | `check`: one question to the student's code; what was expected, what came, and a hint |
| `parts` | the places of the engine where a part of the student's can be put in |

A student needs refgrad and Jupyter, nothing else.
"""

from .feedback import Unsolved, check
from .parts import (
    Graph,
    Step,
    Variable,
    broadcasting_by,
    gradients_by,
    rules_of,
    run_back,
    steps_of,
    switches,
)

__all__ = ["Graph", "Step", "Unsolved", "Variable", "broadcasting_by", "check", "gradients_by", "rules_of", "run_back",
           "steps_of", "switches"]
