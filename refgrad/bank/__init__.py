"""# The bank of mistakes

A test is worth what it refuses.  So here are mistakes, each with the smallest program that shows it: ways through a
tape that are wrong on some program, and gradient rules that are wrong for some head.  Notebooks, exercises and the
tests of refgrad itself draw on the same bank, and beside every mistake stands what is right.

| file | what it holds |
|---|---|
| `steps.py` | a tape of single numbers, as small as one can be, and a walk over one in any order |
| `programs.py` | programs on that tape that tell the orders apart, with their gradients |
| `orders.py` | ways through a tape, wrong ones and right ones |
| `pullbacks.py` | the rules of six operations on single numbers, wrong ones and right ones |
| `rules.py` | gradient rules of arrays, in plain numpy, wrong ones and right ones |

Nothing here is used by `backward`.
"""

from .orders import ORDERS, Order, along_all_paths
from .programs import PROGRAMS, Program
from .pullbacks import PULLBACKS, Pullback
from .rules import RULES, Rule
from .steps import Step, gather, variables

__all__ = ["ORDERS", "PROGRAMS", "PULLBACKS", "RULES", "Order", "Program", "Pullback", "Rule", "Step",
           "along_all_paths", "gather", "variables"]
