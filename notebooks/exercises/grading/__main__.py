"""Make the students' notebooks, or grade a folder of them: python -m grading make | grade FOLDER"""
import argparse
import json
import os
import sys
import time
import zipfile
from pathlib import Path

from . import grade, judge, report, sandbox, source

FIRST_STEPS = """Exercises on automatic differentiation.

You need Python 3.11 or newer. In this folder:

    python -m pip install {wheel} jupyterlab
    python -m jupyterlab

and open the folder exercises. The tutorials that the exercises name lie beside it. Some texts point to a file of
refgrad, to read on; `python -c "import refgrad; print(refgrad.__path__[0])"` says where it was installed.

Write your solutions where YOUR CODE HERE stands, and run the cells below: they say what is right. Hand in the notebooks
under the names that they have.
"""

WORDS = {
    "bubblewrap": "each in a bubblewrap room, without network",
    "unshare": "each as a user of its own, without network. Install bubblewrap: without it, submissions can read every "
               "file that everybody may read, the hidden tests perhaps among them",
    "limits": "WITHOUT isolation. Install bubblewrap: as it is, submissions can read your files and reach the network",
}


def counted(number, noun):
    return f"{number} {noun}{'s' * (number != 1)}"


def exercises():
    return {path.stem: judge.Exercise(path) for path in sorted(source.FOLDER.glob("e*.ipynb"))}


def make(out, wheel=None):
    """Writes the students' notebooks into a folder, and all that a student needs into a zip."""
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for path in sorted(source.FOLDER.glob("e*.ipynb")):
        paths.append(out / path.name)
        paths[-1].write_text(json.dumps(source.for_students(source.load(path)), indent=1, ensure_ascii=False) + "\n",
                             encoding="utf-8")
    folder = source.FOLDER.parent / "data"
    data = sorted(path for path in folder.glob("*") if path.is_file()) if folder.exists() else []
    with zipfile.ZipFile(out / "exercises.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, f"exercises/{path.name}")
        for path in sorted(source.FOLDER.parent.glob("[0-9]*.ipynb")):
            archive.write(path, path.name)         # where the exercises' links and hints look for it
        for path in data:
            archive.write(path, f"data/{path.name}")
        if wheel:
            archive.write(wheel, wheel.name)
        archive.writestr("README.txt", FIRST_STEPS.format(wheel=wheel.name if wheel else "refgrad"))
    print(f"{len(paths)} notebooks in {out}, and all of them in {out / 'exercises.zip'}")


def grade_folder(folder, out, workers, cluster):
    known, begin = exercises(), time.perf_counter()
    found = grade.submissions(folder, known)
    if not found:
        sys.exit(f"There are no notebooks below {folder}.")
    results = grade.Folder(out, known)
    print(f"{counted(len(found), 'submission')}, {WORDS[sandbox.wall()]}.", file=sys.stderr)
    run = grade.on_cluster(cluster) if cluster else None
    judgements = grade.grade(found, results, workers, grade.bar, run)
    table, notes = grade.rows(found, judgements, known)
    index = report.write(out, found, judgements, table, notes, known)
    print(f"{counted(len(table), 'student')} in {time.perf_counter() - begin:.0f} s: {out / 'grades.csv'} and {index}")


def main():
    parser = argparse.ArgumentParser(prog="grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="write the notebooks for students, and a zip of them")
    making.add_argument("--out", type=Path, default=Path("dist/exercises"))
    making.add_argument("--wheel", type=Path, help="of refgrad, to be put into the zip")
    grading = commands.add_parser("grade", help="grade all notebooks below a folder")
    grading.add_argument("folder", type=Path)
    grading.add_argument("--out", type=Path, help="where results go; FOLDER-results if left out")
    grading.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="submissions at a time")
    grading.add_argument("--cluster", metavar="ADDRESS", help="of a dask.distributed scheduler")
    given = parser.parse_args()
    if given.command == "make":
        make(given.out, given.wheel)
    elif not given.folder.is_dir():
        parser.error(f"{given.folder} is not a folder")
    else:
        folder = given.folder.resolve()
        grade_folder(folder, given.out or folder.with_name(f"{folder.name}-results"), given.workers, given.cluster)


if __name__ == "__main__":
    main()
