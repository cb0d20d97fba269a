"""The results on paper: a table for the teacher, and a page for each student."""
import csv
import html
from pathlib import Path

STYLE = """
:root { color-scheme: light dark; --right: #2f8f63; --wrong: #d0505e; --soft: #7d838a }
body { font: 16px/1.5 Helvetica, Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.2 } h2 { margin-top: 2.2rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884 }
td.number, th.number { text-align: right }
pre { white-space: pre-wrap; background: #8881; padding: .7rem .9rem; border-radius: 6px; font-size: .88rem }
.picture { margin: .5rem 0 1.4rem; overflow-x: auto } .picture svg { max-width: 100%; height: auto }
.soft { color: var(--soft) }
.tests { display: flex; gap: 3px; margin: .6rem 0 }
.tests span { height: 14px; border-radius: 3px; flex: 1 1 0; background: var(--right) }
.tests span.wrong { background: var(--wrong) }
@media print { body { margin: 0 auto } }
"""


def write(folder, found, judgements, table, notes, exercises):
    """Writes grades.csv, index.html and one page a student below the folder; returns the page of the class."""
    folder = Path(folder)
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    most = {name: sum(test.points for test in exercise.tests) for name, exercise in exercises.items()}
    with open(folder / "grades.csv", "w", newline="", encoding="utf-8-sig", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(["student", *exercises, "sum", "of", "notes"])
        for student, row in table.items():
            writer.writerow([harmless(student), *(short(row[name]) for name in exercises), short(total(row)),
                             short(sum(most.values())), harmless("; ".join(notes.get(student, [])))])
    pages = {student: f"reports/{number:03}.html" for number, student in enumerate(table, 1)}
    for student, page in pages.items():
        theirs = [s for s in found if s.student == student]
        (folder / page).write_text(student_page(student, theirs, judgements, notes.get(student, []), exercises, most),
                                   encoding="utf-8", errors="backslashreplace")
    index = folder / "index.html"
    index.write_text(class_page(table, notes, pages, exercises, most), encoding="utf-8", errors="backslashreplace")
    return index


def harmless(text):
    """The text of a cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def total(row):
    return sum(points for points in row.values() if points)


def short(points):
    return "" if points is None else f"{points:g}"


def page(title, *parts):
    return (f"<!doctype html>\n<html lang=en><meta charset=utf-8>\n<meta name=viewport content='width=device-width'>\n"
            f"<title>{html.escape(title)}</title>\n<style>{STYLE}</style>\n<h1>{html.escape(title)}</h1>\n"
            + "\n".join(parts) + "\n</html>\n")


# ## The class
def class_page(table, notes, pages, exercises, most):
    head = "".join(f"<th class=number>{html.escape(short_name(name))}" for name in exercises)
    body = []
    for student, row in table.items():
        cells = "".join(f"<td class=number>{short(row[name]) or '·'}" for name in exercises)
        note = " ".join(html.escape(text) + "." for text in notes.get(student, []))
        body.append(f"<tr><td><a href='{pages[student]}'>{html.escape(student)}</a>{cells}"
                    f"<td class=number>{short(total(row))}<td class=soft>{note}")
    of = "".join(f"<td class=number>{short(most[name])}" for name in exercises)
    return page("Grades", f"<p>{len(table)} student{'s' * (len(table) != 1)}. A dot: nothing was handed in.</p>",
                f"<table><tr><th>student{head}<th class=number>sum<th>notes", *body,
                f"<tr class=soft><td>possible{of}<td class=number>{short(sum(most.values()))}<td></table>",
                "<h2>What was hard</h2>", hard(table, exercises, most))


def hard(table, exercises, most):
    """For each exercise: how many handed it in, and how much of it they reached."""
    rows = []
    for name in exercises:
        reached = [row[name] for row in table.values() if row[name] is not None]
        mean = f"{sum(reached) / len(reached) / most[name]:.0%}" if reached else "·"
        rows.append(f"<tr><td>{html.escape(exercises[name].title)}<td class=number>{len(reached)}<td class=number>{mean}")
    return ("<table><tr><th>exercise<th class=number>handed in<th class=number>mean of the points"
            + "".join(rows) + "</table>")


def short_name(name):
    return name.partition("_")[0]


# ## One student
def student_page(student, theirs, judgements, notes, exercises, most):
    parts = [f"<p class=soft>{html.escape(note)}.</p>" for note in notes]
    for submission in theirs:
        judgement = judgements.get(submission)
        if judgement and "error" not in judgement:
            parts += exercise_part(submission, judgement, exercises[submission.exercise], most[submission.exercise])
    return page(student, *parts)


def exercise_part(submission, judgement, exercise, most):
    reached = sum(judgement["points"].values())
    yield f"<h2>{html.escape(exercise.title)}</h2>\n<p>{short(reached)} of {short(most)} points</p>"
    wrong = {result["test"] for result in judgement["results"] if result["problem"]}
    marks = "".join(f"<span class='{'wrong' if test.name in wrong else 'right'}' title='{html.escape(test.name)}'></span>"
                    for test in exercise.tests)
    yield f"<div class=tests role=img aria-label='{len(exercise.tests) - len(wrong)} of {len(exercise.tests)} tests " \
          f"passed'>{marks}</div>"
    for name, problem in judgement["problems"].items():
        yield f"<p>Your cell <code>{html.escape(name or 'without a name')}</code> ended with an error.</p>"
        yield f"<pre>{html.escape(problem[:2000])}</pre>"
    for result in judgement["results"]:
        if result["problem"]:
            yield f"<pre>{html.escape(result['problem'][:2000])}</pre>"
            if result["picture"]:
                yield f"<div class=picture>{result['picture']}</div>"
    if not wrong:
        yield "<p>Everything is right.</p>"
