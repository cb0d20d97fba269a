"""Exercises: making the students' notebooks, and grading what comes back.

| file | what it is for |
|---|---|
| `source` | reads the source of an exercise: given cells, solutions, questions; makes the student's notebook |
| `wire` | answers as text, so that they can leave the student's process |
| `worker` | runs in the student's process: his cells, then our probes |
| `judge` | what a submission is worth: compares the answers with what was expected |
"""
