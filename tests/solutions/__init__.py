"""Solutions of the exercises, wrong and right: what the tests of the exercises are tested with.

Each module has two lists.  `WRONG` holds (label, changes, test, hint): the changes, pairs (old, new), make the source's
own solution wrong; the test is the one that has to notice, and the hint is what it has to say.  `RIGHT` holds (label,
solution): other solutions that have to pass everything, as {grade_id: text} or as changes of the source's own.
"""
