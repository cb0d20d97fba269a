"""Which names in the source of a module lead to a definition in refgrad, and where they stand.

A name leads somewhere only if that is certain without running the program: it is defined in the module or imported from
another one of refgrad, and no enclosing function has a variable of that name; or it is `module.name` of an imported
module; or `self.name` of a method of the same class.
"""
import ast

import house


def links(name):
    """{line: [(first column, length, (module, definition))]} for a module; a definition of None is the module."""
    finder = Finder(name)
    finder.visit(house.tree(name))
    return finder.found


def resolved(module, name):
    """(module, definition) of a name that one imports from a module, through all modules that only pass it on."""
    if f"{module}.{name}".strip(".") in house.FILES:
        return f"{module}.{name}".strip("."), None
    if module not in house.FILES:
        return None
    if name in house.definitions(module):
        return module, name
    return imported(module).get(name)


def imported(module):
    """{name: (module, definition)} of what the body of a module imports from refgrad."""
    found = {}
    for node in house.tree(module).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                target = source(module, node, alias)
                if target:
                    found[alias.asname or alias.name] = target
    return found


def source(module, node, alias):
    package, _, rest = house.origin(module, node).partition(".")
    return resolved(rest, alias.name) if package == "refgrad" else None


class Finder(ast.NodeVisitor):
    def __init__(self, name):
        self.name, self.found = name, {}
        self.text = house.FILES[name].read_text(encoding="utf-8").splitlines()
        self.known = imported(name) | {key: (name, key) for key in house.definitions(name)}
        self.hidden = [set()]                          # the variables of the functions around
        self.cls = None

    def add(self, line, column, length, target):
        """Notes a link; ast counts bytes, a page counts letters."""
        column = len(self.text[line - 1].encode()[:column].decode())
        self.found.setdefault(line, []).append((column, length, target))

    def visit_ImportFrom(self, node):
        for alias in node.names:
            target = source(self.name, node, alias)
            if target:
                self.add(alias.lineno, alias.col_offset, len(alias.name), target)
        package, _, module = house.origin(self.name, node).partition(".")
        if package == "refgrad" and module in house.FILES and node.module:
            column = self.text[node.lineno - 1].index(node.module, node.col_offset)
            self.add(node.lineno, column, len(node.module), (module, None))

    def visit_Name(self, node):
        target = self.known.get(node.id)
        hidden = any(node.id in names for names in self.hidden)
        if target and not hidden and isinstance(node.ctx, ast.Load):
            self.add(node.lineno, node.col_offset, len(node.id), target)

    def visit_Attribute(self, node):
        self.visit(node.value)
        target = None
        if isinstance(node.value, ast.Name):
            owner = node.value.id
            if self.cls and owner in ("self", "cls"):
                target = self.name, f"{self.cls}.{node.attr}"
            elif not any(owner in names for names in self.hidden):
                module, inside = self.known.get(owner, (None, ""))
                target = resolved(module, node.attr) if module and inside is None else None
        if target and (target[1] is None or target[1] in house.definitions(target[0])):
            self.add(node.end_lineno, node.end_col_offset - len(node.attr.encode()), len(node.attr), target)

    def visit_ClassDef(self, node):
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        around, self.cls = self.cls, node.name
        for part in node.body:
            if isinstance(part, ast.Assign):           # `__iadd__ = __add__` means the method, not the module's name
                names = {getattr(member, "name", None) for member in node.body}
                self.hidden.append(names)
                self.visit(part)
                self.hidden.pop()
            else:
                self.visit(part)
        self.cls = around

    def visit_FunctionDef(self, node):
        outside = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), node.returns,
                   *(argument.annotation for argument in arguments(node))]
        for part in filter(None, outside):
            self.visit(part)
        self.inside(node, node.body)

    def visit_Lambda(self, node):
        for part in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
            self.visit(part)
        self.inside(node, [node.body])

    def visit_comprehension_of(self, node):
        self.hidden.append(variables(node))
        self.generic_visit(node)
        self.hidden.pop()

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_of

    def inside(self, node, body):
        self.hidden.append(variables(node))
        for part in body:
            self.visit(part)
        self.hidden.pop()


def arguments(node):
    given = node.args
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]


def variables(node):
    """The names that stand for something of a function's own; those of functions inside of it are counted too."""
    own = {argument.arg for argument in arguments(node)} if hasattr(node, "args") else set()
    outer = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
            own.add(part.id)
        elif isinstance(part, (ast.FunctionDef, ast.ClassDef)) and part is not node:
            own.add(part.name)
        elif isinstance(part, ast.alias):
            own.add(part.asname or part.name)
        elif isinstance(part, ast.ExceptHandler) and part.name:
            own.add(part.name)
        elif isinstance(part, ast.Global):
            outer.update(part.names)
    return own - outer
