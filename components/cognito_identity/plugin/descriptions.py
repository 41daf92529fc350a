"""The descriptions of a class's annotated names, for the reference and the schema."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Mapping
from typing import Any


def descriptions(item: type) -> Mapping[str, str]:
    """Return the docstring of each annotated name of a class and of its base classes in this package.

    They come from the source, because a typed dictionary has no base classes at run time.
    """
    texts: dict[str, str] = {}
    tree: Any = ast.parse(textwrap.dedent(inspect.getsource(item))).body[0]
    module = sys.modules[item.__module__]
    for base in tree.bases:
        parent: Any = getattr(module, base.id, None) if isinstance(base, ast.Name) else None
        if inspect.isclass(parent) and _package(parent) == _package(item):
            texts.update(descriptions(parent))
    for statement, following in zip(tree.body, tree.body[1:], strict=False):
        match (statement, following):
            case (ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=text))):
                texts[name] = re.sub(r"\s+", " ", str(text)).strip()
            case _:
                pass
    return texts


def _package(item: type) -> str:
    return item.__module__.partition(".")[0]
