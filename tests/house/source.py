"""The package's source as syntax trees, for the rules of the house."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "ccsearch"
OURS = "ccsearch"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """One name taken from a module: ``module`` in full, ``name`` None for ``import module``."""

    module: str
    name: str | None
    line: int

    @property
    def library(self) -> str:
        return self.module.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """One source file; ``name`` is dotted and without the package's own (``search.contract``)."""

    name: str
    path: Path

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    def imports(self) -> Iterator[Import]:
        """Yield every import, wherever it stands: in functions and under TYPE_CHECKING too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Import(alias.name, None, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield from (Import(base, alias.name, node.lineno) for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = [OURS, *filter(None, self.name.split("."))]
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, *([node.module] if node.module else [])])

    def functions(self) -> Iterator[tuple[str, Function]]:
        """Yield every function with its dotted name inside the package, nested ones too."""
        yield from _functions(self.tree, self.name)

    def at(self, line: int) -> str:
        """Return the place to look at."""
        return f"{self.path.relative_to(ROOT)}:{line}"


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        name = f"{prefix}.{child.name}" if isinstance(child, Function | ast.ClassDef) else prefix
        if isinstance(child, Function):
            yield name, child
        yield from _functions(child, name)


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package; the package's own ``__init__`` has the empty name."""
    return tuple(Module(_name(path), path) for path in sorted(PACKAGE.rglob("*.py")))


def rooms() -> dict[str, list[Module]]:
    """Return the modules of each room."""
    found: dict[str, list[Module]] = {}
    for module in modules():
        if module.name:
            found.setdefault(module.room, []).append(module)
    return found


def public(name: str) -> bool:
    """Return whether no part of a dotted name begins with an underscore."""
    return not any(part.startswith("_") for part in name.split("."))


@cache
def tracked() -> tuple[Path, ...]:
    """Return the files under version control; where there is none, all that are no build products."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    listing = subprocess.run(command, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        found = [ROOT / name for name in listing.stdout.split("\0") if name]
    else:
        made = {".venv", "dist", "build", "__pycache__", ".hypothesis"}
        found = [path for path in ROOT.rglob("*") if not made.intersection(path.parts) and ".cache" not in path.name]
    return tuple(path for path in found if path.is_file())
