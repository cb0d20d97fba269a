"""What the README and the site say is true: their programs run, and their references lead somewhere."""
import ast
import base64
import doctest
import importlib
import json
import pathlib
import re
import sys

import cases
import proof
import pytest

from refgrad import autograd, nd, show
from refgrad.engine.errors import MESSAGES
from refgrad.engine.registry import TABLE

ROOT = pathlib.Path(__file__).parents[1]
MODULES = sorted((ROOT / "refgrad").rglob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


class FirstLines(doctest.OutputChecker):
    """The pages show the first line of a message, and name its class as a program would."""

    def check_output(self, want, got, optionflags):
        got = re.sub(r"^refgrad\.engine\.errors\.", "", got)
        got = re.sub(r"(\\n|\n)  What to do:.*", "\n", got, flags=re.DOTALL)
        return super().check_output(want, got, optionflags)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_programs_print_what_the_page_says(page):
    text = page.read_text(encoding="utf-8")
    program = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(FirstLines(), optionflags=doctest.ELLIPSIS)
    report = []
    runner.run(program, out=report.append)
    assert not runner.failures, "".join(report)


def test_home_page_program_prints_what_it_says(capsys):
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pattern = r"```{\.python \.live}\n(.*?)```\n\n```{\.text \.live-output}\n(.*?)```"
    program, output = re.search(pattern, text, re.DOTALL).groups()
    exec(program, {})
    assert capsys.readouterr().out == output


def test_every_message_has_its_section():
    sections = re.findall(r"^### (\S+)$", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(sections) == sorted(MESSAGES)


@pytest.mark.parametrize(("package", "page"), [(autograd, "autograd.md"), (show, "tools.md")])
def test_reference_names_all_that_is_public(package, page):
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    named = re.findall(rf"^::: ({re.escape(package.__name__)}\.\S+)$", text, re.MULTILINE)
    assert sorted(name.rpartition(".")[2] for name in named) == sorted(package.__all__)
    # Where a module has the name of its function, the short name would bring all of the module.
    assert not [name for name in named if name in sys.modules]


def builder(name):
    """A module of docs/build."""
    sys.path.insert(0, str(ROOT / "docs" / "build"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / "docs" / "build"))


@pytest.fixture(scope="module")
def literate():
    return builder("literate")


@pytest.fixture(scope="module")
def reference():
    return builder("reference")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_literate_page_keeps_every_line_of_code_at_its_number(literate, module):
    source = module.read_text(encoding="utf-8")
    lines = source.splitlines()
    for kind, first, block in literate.blocks(source):
        if kind == "code":
            assert lines[first - 1:first - 1 + len(block)] == block
            lines[first - 1:first - 1 + len(block)] = [""] * len(block)
    without_docstring = re.sub(r'\A""".*?"""', "", "\n".join(lines), flags=re.DOTALL)
    assert all(re.match(r" *#|$", line) for line in without_docstring.splitlines())


def test_literate_page_of_a_small_module(literate):
    source = '"""# Title\n\nAbout `tape.py`.\n"""\n\n# ## One\n#\n# Prose.\ndef f():\n# inside\n    return 1\n'
    page = literate.page(source, "refgrad/f.py", {"tape.py": "tape.md"}.get)
    assert page == ('# Title\n\n`refgrad/f.py`{ .path }\n\n\nAbout [`tape.py`](tape.md).\n\n## One\n\nProse.\n\n'
                    '<span id="def-f"></span>\n\n```python linenums="9"\ndef f():\n# inside\n    return 1\n```\n')


def test_a_word_to_doctest_is_not_for_the_reader(literate):
    source = '"""# Title\n\nSo:\n\n    >>> f()\n    ... # doctest: +ELLIPSIS\n    1, ...\n"""\n'
    page = literate.page(source, "f.py", {}.get)
    assert page.endswith("    >>> f()\n    1, ...\n")


def test_a_long_line_knows_how_far_it_is_indented(literate):
    short, long = "    return 1", f"    return {'x' * literate.LONG}"
    assert "--indent" not in literate.numbered(1, short, {}, {}, set())
    assert 'style="--indent: 4"' in literate.numbered(1, long, {}, {}, set())


def test_the_tab_key_stops_once_in_a_section_at_each_address(literate):
    head = '<h1>f</h1><p><code class="path">f.py</code></p>'
    code = ('<div class="language-python highlight"><table class="highlighttable"><tr><td class="code"><div><pre><span>'
            '</span><code>{}</code></pre></div></td></tr></table></div>')
    line = '<a id="__codelineno-0-{0}" name="l"></a>g(g, h)\n'
    blocks = [code.format(line.format(1) + line.format(2)), code.format(line.format(3)), code.format(line.format(4))]
    links = {n: [(0, 1, "#def-g"), (2, 1, "#def-g"), (5, 1, "#def-h")] for n in (1, 2, 3, 4)}
    made = literate.beside(f"{head}{blocks[0]}<p>On</p>{blocks[1]}<h2>Two</h2>{blocks[2]}", "g, h", links)
    stops = [re.findall(r'<a class="ref" href="#def-(\w)">', part) for part in made.split('id="L')[1:]]
    assert stops == [["g", "h"], [], [], ["g", "h"]]
    assert made.count('class="ref"') == 12 and made.count('class="ref" href="#def-g" tabindex="-1"') == 6


def test_reading_order_of_the_engine_follows_its_imports():
    order = re.findall(r"source/engine/(\w+)\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(order) == sorted(path.stem for path in (ROOT / "refgrad/engine").glob("[a-z]*.py"))
    for n, name in enumerate(order):
        source = (ROOT / "refgrad" / "engine" / f"{name}.py").read_text(encoding="utf-8")
        imported = re.findall(r"^from \.(\w+) import", source, re.MULTILINE)
        imported += ", ".join(re.findall(r"^from \. import (.*)$", source, re.MULTILINE)).split(", ")
        assert set(filter(None, imported)) <= set(order[:n]), name


# ## Notebooks
def test_a_notebook_page_keeps_the_style_of_an_output_and_no_other():
    cells = builder("cells")
    x = nd.array([1.0, 2.0])
    x.attach_grad()
    with autograd.record():
        y = x * x
    player = show.replay(y, "x")._repr_html_()
    page = f"<style>.jp-Cell {{}}</style><script>one()</script><div>{player}</div><script type='module'>two()</script>"
    assert cells.clean(page, str) == f"<div>{player}</div>"


# ## What a page weighs, what is searched
def test_a_lighter_page_shows_the_same():
    light = builder("light")
    page = ('<link rel="stylesheet" href="../katex.min.css"><ul title="a  >  b">\n\n  <li> one   two\xa0 </li>\n\n</ul>'
            '<pre><span></span><code><a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a>'
            '<span class="n"><a class="ref" href="#x">x</a></span><span class="w">  </span><span class="o">=</span>\n\n'
            '</code></pre><div class="k">  </div>')
    assert light.lighter(page) == (
        '<ul title="a  >  b">\n<li> one two\xa0 </li>\n</ul><pre><code><a class="ref" href="#x">x</a>'
        '  <span class="o">=</span>\n\n</code></pre><div class="k"> </div>')
    assert "katex" in light.lighter('<link rel="stylesheet" href="../katex.min.css"><span class="katex">y</span>')


def test_search_sees_prose_names_and_messages():
    searched = builder("searched")
    heading = '<h2 id="a">The <code>a</code><a class="headerlink" href="#a">¶</a></h2>'
    page = f'<div>{heading}<p>Some <b>prose</b>, –  here.</p><pre>def f<i id="def-f"></i>(): pass</pre></div>'
    assert searched.text(page, "source/engine/tape.md") == '<h2 id="a">The a </h2> Some prose, here. f'
    program = '<div class="language-{} highlight"><pre>{}</pre></div>'
    page = program.format("python", "y.backward()") + program.format("text", "MXNetError: backward")
    assert searched.text(page, "errors.md") == "MXNetError: backward"
    assert searched.text(page, "index.md") == ""


def test_a_formula_that_is_not_typeset_is_noticed():
    page = builder("links").Page
    assert page("<p>where $x<em>y</em>$ and \\(z\\), \\[w\\]</p>").formulas == ["$xy$", "\\(", "\\["]
    assert page("<p><code>$x$</code>, <script>'$y$'</script> costs 5 $</p>").formulas == []


# ## The reference of the operators
EQUATIONS = {
    "tanh": ["`dx = dy · (1 - y · y)`"],
    "multiply": ["`da = dy · b`", "`db = dy · a`"],
    "add": ["`da = dy`", "`db = dy`"],
    "maximum": ["`da = dy · (a >= b)`", "`db = dy · (a < b)`"],
    "log2": ["`dx = dy / (x · log(2))`"],
    "floor": ["`dx = 0`, no gradient flows"],
    "index": ["`dx[index] += dy`, zero elsewhere"],
    "sum": ["`dx = stretch(dy.reshape(kept), shape)` [`spread`](../../source/ops/reduce.md#def-spread){ .named }"],
    "dot": ["[`da = dot_a(dy, b, vectors)`](../../source/ops/linalg.md#def-dot_a)",
            "[`db = dot_b(dy, a, vectors)`](../../source/ops/linalg.md#def-dot_b)"],
    "std": ["`y = y.reshape(kept)`",
            "`dx = dy.reshape(kept) · deviations(x, axes) / (where(y == 0, ones_like(y), y) · n)` "
            "[`std_rule`](../../source/ops/norms.md#def-std_rule){ .named }"],
    "clip": ["[`dx = clip_rule(dy, x, a_min, a_max)`](../../source/ops/pairs.md#def-clip_rule)"],
    "vdot": ["that of the operators it is made of: [`dot`](linalg.md#dot)"],
    "zeros": [],
}


@pytest.mark.parametrize("name", EQUATIONS)
def test_reference_writes_a_rule_as_an_equation(reference, name):
    assert reference.gradient(TABLE[name]) == EQUATIONS[name]


def test_reference_has_an_equation_for_every_input_with_a_rule(reference):
    for op in TABLE.values():
        for name in op.rules:
            *_, line = reference.equation(op, name)
            given = re.match(rf"\[?`(?:d{name}|gradient of y)(?:\[index\])? \+?= ([^`]+)`", line)
            assert given, f"{op.name}, {name}: {line}"
            ast.parse(given[1].replace("·", "*"))


@pytest.mark.parametrize(("name", "said"), [
    ("abs", ["`x = 0`: `dx = 0`"]),
    ("sqrt", ["`x = 0`: `dx = ∞ · dy`"]),
    ("softrelu", ["`x = -800`: `dx = 0`", "`x = 800`: `dx = dy`"]),
    ("minimum", ["`a = 1, b = 1`: `da = dy`, `db = 0`", "`a = 1` with the number `b = 1`: `da = dy`",
                 "`b = 1` with the number `a = 1`: `db = dy`"]),
    ("min", ["`x = [1, 2, 1]`: `dx = dy · [1, 0, 1]`"]),
    ("tanh", []),
    ("floor", []),
])
def test_reference_tells_the_edges_of_the_cases(reference, name, said):
    assert reference.edges(TABLE[name]) == said


def test_reference_claims_the_proofs_that_are_made(reference):
    """The kind of proof is read off a case; here the proof itself is asked."""
    kinds = {"1, 2": "differences", "declared, 2": "declared", "edge": "edge", "checked": "check"}
    for name in "tanh", "abs", "BlockGrad", "sgd_update", "zeros", "shape", "invert", "softmax_cross_entropy":
        for cls, call in proof.functions(TABLE[name]).items():
            for case in cases.CASES[name]:
                if proof.cls_name(cls) in case.face:
                    made, said = proof.prove(case, call, cls), reference.proof_of(case)
                    assert said == kinds.get(made, said) and (made == "value") == (said in ("value", "run")), name


def test_reference_lists_what_a_program_can_name(reference):
    found = reference.families()
    names = [op.name for ops in found.values() for op in ops]
    assert "scatter" not in names and len(names) == len(set(names))
    assert all(op.name in names for op in TABLE.values() if op.nd or op.np or op.npx)
    assert next(iter(found)) == "refgrad.ops.arithmetic" and list(found)[-1] == "refgrad.ops.storage"
    assert {module.rpartition(".")[2] for module in found} == {*reference.ORDER, *reference.LAST}


def test_reference_calls_an_operator_as_a_program_does(reference):
    assert [reference.public(TABLE[name]) for name in ("add", "array_np", "tostype", "inverse")] == [
        "add", "np.array", "tostype", "nd.linalg.inverse"]
    assert reference.call(TABLE["array_np"]).startswith("np.array(")
    lines = [line for op in TABLE.values() for line in reference.call(op).splitlines()]
    assert len(lines) > len(TABLE) and max(map(len, lines)) <= 84


# ## Notebooks in the site
@pytest.fixture(scope="module")
def cells():
    return builder("cells")


def test_answers_of_a_notebook_stand_behind_a_fold(cells):
    def cell(name, inside):
        return f'<div class="jp-Cell jp-MarkdownCell" id="cell-id={name}"><div>{inside}</div></div>\n'

    page = cells.clean(cell("try", "1. Why?") + cell("answer-1", '<h3 id="Answers">Answers</h3><p>Because.</p>')
                       + cell("answer-1-run", "42") + cell("next", "<h2>Where to go</h2>"), str)
    before, inside, after = re.split(r"<details.*?</summary>|</details>", page, flags=re.DOTALL)
    assert "Why?" in before and "Where to go" in after
    assert "Because." in inside and "42" in inside and "<h3" not in inside
    assert page.count('id="Answers"') == 1


def test_pictures_of_a_notebook_stay_legible_on_a_narrow_screen(cells):
    drawing = show.beside(*[show.heatmap([[1, 2], [3, 4]])] * 6)
    data = base64.b64encode(drawing._repr_svg_().encode()).decode()
    page = cells.clean(f'<img src="data:image/svg+xml;base64,{data}">', str)
    least, width = (float(re.search(name + r"([\d.]+)", page)[1]) for name in ('style="min-width:', ' width="'))
    smallest = min(float(size) for size in re.findall(r'font-size="([\d.]+)"', page))
    assert width > 400 and smallest * least / width >= 8


def test_an_unknown_address_is_told_where_to_go():
    text = (ROOT / "docs" / "build" / "pages.py").read_text(encoding="utf-8")
    found = re.search(r'FOUND = """(.*?)"""', text, re.DOTALL)[1]
    for address in re.findall(r'href="{home}([^"]+)/"', found):
        assert any((ROOT / "docs" / f"{address}{end}").exists() for end in (".md", "/index.md")) \
            or (ROOT / f"{address}.ipynb").exists(), address


# ## The engine, read aloud
def test_names_lead_to_definitions_and_stand_where_the_links_say():
    names, house = builder("names"), builder("house")
    found = {name: names.links(name) for name in house.FILES}
    for name, lines in found.items():
        text = house.FILES[name].read_text(encoding="utf-8").splitlines()
        for line, links in lines.items():
            for column, length, (module, definition) in links:
                said = text[line - 1][column:column + length]
                assert definition is None or definition in house.definitions(module), (name, line, said)
                assert said.isidentifier() or definition is None, (name, line, said)
    text = house.FILES["ops.linalg"].read_text(encoding="utf-8").splitlines()
    line = next(number for number, part in enumerate(text, 1) if "emit(dot" in part)
    assert found["ops.linalg"][line][0][2] == ("engine.emit", "emit")


TUTORIALS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_leads_to_the_lines_that_did_its_work(notebook):
    happens, house = builder("happens"), builder("house")
    told = happens.telling(notebook)
    program = "\n".join("".join(cell["source"]) for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"])
    assert len({target for _, target in told}) == len(told) >= 6
    for said, (module, definition) in told:
        called = said.removesuffix("()").removeprefix("x")
        assert f"{called}(" in program, said
        line = house.FILES[module].read_text(encoding="utf-8").splitlines()[house.definitions(module)[definition] - 1]
        assert re.match(rf"\s*(def|class) {definition.rpartition('.')[2]}\b", line), (said, line)
    page = happens.section(notebook, lambda module, name: f"/{module}#{name}")
    assert re.findall(r'href="/([^"]*)#([^"]*)"', page) == [target for _, target in told[:happens.MOST]]
    numbers = [int(number) for number in re.findall(r"line (\d+)", page)]
    assert numbers == [house.definitions(module)[name] for _, (module, name) in told[:happens.MOST]]


def test_a_tutorial_tells_of_the_tape_first(tmp_path):
    happens = builder("happens")

    def notebook(name, *cells):
        cells = [{"cell_type": "code", "source": [cell]} for cell in cells]
        (tmp_path / f"{name}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return tmp_path / f"{name}.ipynb"

    head = ("import math\nimport refgrad as mx\nfrom refgrad import nd, autograd as ag\n"
            "from refgrad.check import check_gradient\n")
    work = "x.attach_grad()\nwith ag.record():\n    y = nd.tanh(x)\ny.backward()\ny.asnumpy()\n"
    one = notebook("one", head, work, "%timeit 1", "math.sqrt(2)", "mx.nd.array([1])", "ag.tracing()",
                   "check_gradient(f, x)")
    notebook("two", head, work)
    told = happens.telling(one)
    assert set(told) == {
        ("ag.tracing()", ("engine.tape", "tracing")), ("ag.record()", ("engine.modes", "record")),
        ("x.attach_grad()", ("engine.array", "mark")), ("y.backward()", ("engine.backward", "sweep")),
        ("check_gradient()", ("check", "check_gradient")), ("nd.tanh()", ("ops.elementwise", "tanh")),
        ("mx.nd.array()", ("ops.creation", "array"))}
    order = [said for said, _ in told]
    assert order[:2] == ["ag.tracing()", "check_gradient()"]       # nobody else calls these
    assert order[-2:] == ["mx.nd.array()", "nd.tanh()"]            # functions of arrays come last
    assert happens.section(one, lambda *target: None) == ""


def test_the_table_of_the_reading_order_has_each_page_once_where_the_navigation_has_it():
    plan, house = builder("plan"), builder("house")
    pages = [f"source/{house.module_name(path).replace('.', '/')}.md" for path in house.read_aloud()]
    nav = re.findall(r"(source/\S+)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    folders = {uri: [page for page in pages if page.startswith(uri)] for uri in nav if uri.endswith("/")}
    order = [page for uri in nav for page in folders.get(uri, [uri])]
    assert sorted(order) == sorted([*pages, "source/index.md"])
    rows = re.findall(r"^\| (\d+) \| \[.+?\]\(([\w/]+\.md)\) \| (.*?) ?\| (\d+) \| (\d+) \|$",
                      plan.reading_order(order), re.MULTILINE)
    assert [f"source/{uri}" for _, uri, *_ in rows] == order[1:]
    assert [int(number) for number, *_ in rows] == list(range(1, len(rows) + 1))
    for _, uri, about, code, prose in rows:
        path = ROOT / "refgrad" / uri.replace(".md", ".py")
        assert (int(code), int(prose)) == house.lines(path), uri
        assert about or ast.get_docstring(house.tree(house.module_name(path))).count("\n") == 0, uri


# What stands in a page is what stands in the file, line by line.
@pytest.mark.parametrize("name", ["engine.tape", "engine.backward", "engine.array", "ops.linalg", "ops.special"])
def test_a_page_has_each_line_of_code_once_at_its_number_beside_its_prose(literate, name):
    house = builder("house")
    source = house.FILES[name].read_text(encoding="utf-8")
    lines, html, prose = source.splitlines(), '<h1>Title</h1><p><code class="path">f.py</code></p>', []
    for kind, first, block in literate.blocks(source):
        if kind == "code":
            rows = "".join(f'<a id="__codelineno-0-{n}" name="__codelineno-0-{n}"></a>{literate.escaped(line)}\n'
                           for n, line in enumerate(block, first))
            html += ('<div class="language-python highlight"><table class="highlighttable"><td class="code"><div><pre>'
                     f"<span></span><code>{rows}</code></pre></div></td></tr></table></div>")
        else:
            prose += [line for line in block if line.strip()]
            html += f"<p>{literate.escaped(chr(10).join(block))}</p>"
    page = literate.beside(html, source, {})
    numbered = re.findall(r'<span class="line".*?id="L(\d+)".*?data-number="(\d+)".*?></a>(.*?)\n</span>', page)
    assert [int(number) for number, _, _ in numbered] == [
        number for kind, first, block in literate.blocks(source) if kind == "code"
        for number in range(first, first + len(block))]
    for number, shown, text in numbered:
        assert number == shown and text == literate.escaped(lines[int(number) - 1])
    said = re.sub(r'<div class="language-python.*?</div>', "", page, flags=re.DOTALL).splitlines()
    assert all(any(literate.escaped(line) in part for part in said) for line in prose)
    for definition, number in house.definitions(name).items():
        anchors = r'<span class="line"[^>]*>(?:<span id="def-[\w.]+"></span>)*'
        line = re.search(rf'{anchors}<a class="number" id="L{number}"', page)
        assert f'id="def-{definition}"' in line[0]
    assert len(re.findall(r'<div class="row', page)) == sum(kind == "code" for kind, *_ in literate.blocks(source)) + (
        list(literate.blocks(source))[-1][0] == "prose")


def test_a_row_keeps_in_sight_what_is_short(literate):
    assert 'class="row words-stay code-stays"' in literate.row("<p>Short.</p>", "x", 3)
    assert 'class="row words-stay"' in literate.row("<p>Short.</p>", "x", 100)
    assert 'class="row code-stays"' in literate.row(f"<p>{'long ' * 300}</p>", "x", 3)
    assert 'class="row"' in literate.row("", "x", 3)


def test_a_name_in_a_coloured_line_becomes_a_link_at_its_column(literate):
    line = '<span class="k">if</span> a &lt; b<span class="o">:</span> <span class="n">f</span>(a)'
    assert literate.linked(line, [(10, 1, "#f"), (7, 1, "#b")], set()) == (
        '<span class="k">if</span> a &lt; <a class="ref" href="#b">b</a><span class="o">:</span> '
        '<span class="n"><a class="ref" href="#f">f</a></span>(a)')


@pytest.mark.parametrize("width", [860, 350])
def test_the_map_has_every_module_and_its_arrows_point_down(width):
    plan, floors, house = builder("plan"), builder("floors"), builder("house")
    made = floors.Plan(width, 0)
    drawn, boxes = plan.drawing(made, "any"), made.boxes
    rooms = re.findall(r'<a href="([\w/]+)/"[^>]*class="room', drawn)
    assert sorted(rooms) == sorted(house.module_name(path).replace(".", "/") for path in house.read_aloud())
    assert floors.arrows() and drawn.count('class="arrow') == len(floors.arrows()) == len(made.paths)
    for above, below in floors.imports():
        assert boxes[above][1] + boxes[above][3] < boxes[below][1], (above, below)


def test_the_arrows_of_the_map_lead_to_all_that_is_imported_and_none_could_be_left_out():
    floors = builder("floors")
    drawn = floors.arrows()

    def reached(one, without=None):
        near = {b for a, b in drawn if a == one and (a, b) != without}
        return near.union(*(reached(other) for other in near))
    assert set(drawn) <= set(floors.imports())
    assert all(below in reached(above) for above, below in floors.imports())
    assert not any(below in reached(above, (above, below)) for above, below in drawn)


@pytest.mark.parametrize("width", [860, 350])
def test_nothing_on_the_map_stands_or_runs_across_a_room(width):
    floors = builder("floors")
    made = floors.Plan(width, 0)
    boxes = {one: place[:4] for one, place in made.boxes.items()}
    for one, (x, y, wide, tall) in boxes.items():
        assert 1 <= x and x + wide <= width - 1, one   # half of a stroke stands outside of its room
        for other, (u, v, broad, high) in boxes.items():
            assert one == other or x + wide < u or u + broad < x or y + tall < v or v + high < y, (one, other)
        inside = made.boxes[one][4]
        assert all(x < left and left + room < x + wide and y < top < y + tall - floors.SMALL
                   for left, top, room in inside.values()), one
    for (above, below), points in made.paths.items():
        for x1, first, bottom, x2, _, top in points:
            for one, (x, y, wide, tall) in boxes.items():
                upright = x <= x1 <= x + wide and first < y + tall and y < bottom
                bend = min(x1, x2) <= x + wide and x <= max(x1, x2) and bottom < y + tall and y < top
                assert not upright and not bend, (above, below, one)


def test_no_arrow_runs_across_the_name_of_a_floor():
    plan, floors = builder("plan"), builder("floors")
    made = floors.Plan(350, 0, 17)
    named = made.named()
    assert named.keys() == plan.FLOORS.keys()
    for floor, (x, y) in named.items():
        end = x + 6.6 * len(plan.FLOORS[floor])        # in letters of 12 pixels
        assert 0 <= x and end <= 350, floor
        for points in made.paths.values():
            for *_, bottom, line, bent, top in points:
                if bottom < y < top:
                    assert bent <= y - 11 and not x < line < end, floor


# ## The glossary
def anchors(notebook):
    """The places in a notebook that a link may name, as the site makes them of its headings."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
            for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


def test_glossary_has_each_term_once_in_order_with_the_lines_and_the_section_of_a_tutorial():
    house = builder("house")
    _, *sections = re.split(r"^## ", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    terms = [section.splitlines()[0].casefold() for section in sections]
    assert terms == sorted(set(terms))
    for term, section in zip(terms, sections):
        module, name = re.search(r"\[`(\w+)`\]\(source/([\w/]+)\.md#def-\1\)", section).group(2, 1)
        assert name in house.definitions(module.replace("/", ".")), term
        tutorial, place = re.search(r"\((notebooks/[\w/]+\.ipynb)#([\w-]+)\)", section).groups()
        assert place in anchors(ROOT / tutorial), term


# ## Coming from another library
PAIRS = re.findall(r'^### (.*?)$.*?<div class="pair" markdown>.*?```python .*?\n(.*?)```.*?```python .*?\n(.*?)```'
                   r".*?</div>\n\n```text\n(.*?)```",
                   (ROOT / "docs" / "coming-from.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("title", "other", "ours", "output"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_translated_program_prints_what_the_page_says(title, other, ours, output, capsys):
    assert "refgrad" in ours and "refgrad" not in other
    exec(ours, {})
    assert capsys.readouterr().out == output


def test_every_pair_of_programs_is_read():
    text = (ROOT / "docs" / "coming-from.md").read_text(encoding="utf-8")
    assert len(PAIRS) == text.count('class="pair"') == len(re.findall("^### ", text, re.MULTILINE)) > 0
