"""Exercises: making the students' notebooks, and grading what comes back.

    python -m grading make
    python -m grading grade FOLDER

| file | what it is for |
|---|---|
| `source` | reads the source of an exercise: given cells, solutions, questions; makes the student's notebook |
| `judge` | what a submission is worth: compares the answers with what was expected |
| `worker` | runs in the student's process: his cells, then our probes |
| `wire` | answers as text, so that they can leave that process |
| `limits`, `sandbox` | the room that the process is kept in |
| `grade` | a folder of submissions, each judged once |
| `picture`, `report` | what students and teachers get to see |
"""
