"""Writes `docs/components/*.md` from the docstrings of the components, so each text is written once.

`python docs/write_reference.py` writes, `--check` only reports whether something changed.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pulumi

import cognito_identity
from cognito_identity.plugin.descriptions import descriptions

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "components"
AMONG_THEMSELVES = frozenset(
    {"context", "hand_out_group_roles", "decide_by_claims", "group_settings", "alarm_settings"}
)
"""Arguments that components pass to each other. They are not exported."""


def component_classes() -> list[type]:
    """Return the components, by name: each has a page."""
    exported = [getattr(cognito_identity, name) for name in cognito_identity.__all__]
    return [item for item in exported if inspect.isclass(item) and issubclass(item, pulumi.ComponentResource)]


def page(component: type) -> str:
    """Return a component's page."""
    args = getattr(cognito_identity, f"{component.__name__}Args")
    lines = [
        f"# {component.__name__}",
        "",
        "<!-- Written by docs/write_reference.py from the docstrings: change those. -->",
        "",
        *_prose(component.__doc__),
        "",
        "## Arguments",
        "",
        *_introduction(args),
        *_table(args, "argument"),
    ]
    for nested in _nested(args):
        lines += ["", f"### {nested.__name__}", "", _first(nested.__doc__), "", *_table(nested, "key")]
    lines += ["", "## Outputs", "", *_list("output", attribute_docs(component))]
    attributes = {**_made(component), **_properties(component)}
    if attributes:
        lines += ["", "## Attributes in Python", "", *_list("attribute", attributes)]
    methods = list(_methods(component))
    if methods:
        lines += ["", "## Methods in Python", ""]
        for name, signature, doc in methods:
            lines += [f"### `{name}{signature}`", "", *_prose(doc), ""]
    return "\n".join(lines).rstrip() + "\n"


def grants_page() -> str:
    """Return the page of the verbs of `grant`."""
    method: Any = cognito_identity.UserPoolWithMfa.grant
    lines = [
        "# Grants on a user pool",
        "",
        "<!-- Written by docs/write_reference.py from components/cognito_identity/iam/grant_verbs.py: change that. -->",
        "",
        *inspect.cleandoc(method.__doc__).splitlines(),
        "",
        "```python",
        'pool.grant(role, "get_user", "list_users")',
        'pool.grant(function, "manage_users", "cognito-idp:AdminInitiateAuth")',
        "```",
        "",
        "A grant is an inline policy of the role: the actions, on this pool and on no other.",
        "",
        "| verb | actions of `cognito-idp` |",
        "|---|---|",
        *(
            f"| `{verb}` | {', '.join(f'`{action}`' for action in actions)} |"
            for verb, actions in sorted(cognito_identity.GRANT_VERBS.items())
        ),
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return every page by its name."""
    described = {component.__name__: page(component) for component in component_classes()}
    return {f"{name}.md": text for name, text in (*described.items(), ("grants", grants_page()))}


def _list(heading: str, docs: Mapping[str, str]) -> Iterator[str]:
    yield f"| {heading} | what it is |"
    yield "|---|---|"
    yield from (f"| `{name}` | {doc} |" for name, doc in docs.items() if not name.startswith("_"))


def _prose(doc: str | None) -> list[str]:
    """Return a docstring as Markdown, in which the errors of `Raises:` would be a block of code."""
    text = inspect.cleandoc(doc or "").replace("`GRANT_VERBS`", "[`GRANT_VERBS`](grants.md)")
    text = re.sub(r"Raises:\n {4}(\w+): ", r"Raises `\1`: ", text)
    return re.sub(r"(Raises `.*(?:\n {4,}.*)*)", lambda found: re.sub(r"\n +", "\n", found[1]), text).splitlines()


def _introduction(args: type) -> list[str]:
    """Return the arguments' docstring, unless it only names the component."""
    text = inspect.cleandoc(args.__doc__ or "")
    return [] if text.startswith("Arguments of") else [*text.splitlines(), ""]


def _table(typed_dict: type, heading: str) -> Iterator[str]:
    required: frozenset[str] = getattr(typed_dict, "__required_keys__", frozenset())
    docs = attribute_docs(typed_dict)
    yield f"| {heading} | type | meaning |"
    yield "|---|---|---|"
    # Required arguments come first.
    for name, hint in sorted(_hints(typed_dict).items(), key=lambda item: item[0] not in required):
        needed = " **required**" if name in required else ""
        yield f"| `{name}`{needed} | {_type_text(hint)} | {docs.get(name, '')} |"


def _hints(typed_dict: type) -> dict[str, Any]:
    return get_type_hints(typed_dict, localns={"Output": pulumi.Output, "T": object})


def _nested(typed_dict: type) -> list[type]:
    """Return the nested argument types, each once, in order of appearance."""
    found: list[type] = []

    def visit(hint: Any) -> None:
        if is_typeddict(hint):
            if hint not in found and _own_page(hint) is None:
                found.append(hint)
                for inner in _hints(hint).values():
                    visit(inner)
            return
        for inner in get_args(hint):
            visit(inner)

    for hint in _hints(typed_dict).values():
        visit(hint)
    return found


def _own_page(typed_dict: type) -> str | None:
    """`AppClientOptions` and `AppClientArgs` are described on the page of `AppClient`."""
    name = re.sub(r"(Args|Options)$", "", typed_dict.__name__)
    return name if name in {component.__name__ for component in component_classes()} else None


def _type_text(hint: Any) -> str:
    if is_typeddict(hint):
        other = _own_page(hint)
        return f"[{hint.__name__}]({f'{other}.md#arguments' if other else f'#{hint.__name__.lower()}'})"
    arguments = get_args(hint)
    text = str(hint)
    origin = get_origin(hint)
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return f"by name: {_type_text(arguments[1])}"
    if origin is list:
        return f"list of {_type_text(arguments[0])}"
    if "Output" in text and arguments and arguments[0] in (str, bool):
        return f"`{arguments[0].__name__}` or Output"
    if inspect.isclass(hint) and issubclass(hint, str) and hint is not str:
        return " \\| ".join(f"`{member.value}`" for member in hint)  # type: ignore[attr-defined]  # -- our enums are str
    return f"`{getattr(hint, '__name__', text)}`"


def attribute_docs(item: type) -> dict[str, str]:
    """Return the text under each annotated name of a class and of the classes it extends, fit for a table."""
    return {name: _cell(text) for name, text in descriptions(item).items()}


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def _own(component: type) -> list[type]:
    """Return a component's base classes and itself, without Pulumi's own classes."""
    return [base for base in reversed(component.__mro__) if base.__module__.startswith("cognito_identity")]


def _made(component: type) -> dict[str, str]:
    """Return the text under each attribute that a constructor sets (PEP 257) and that is not an output."""
    texts: dict[str, str] = {}
    for base in _own(component):
        for function in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(base)))):
            if isinstance(function, ast.FunctionDef):
                texts |= dict(_described(function.body))
    return texts


def _described(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, following in pairwise(body):
        match (statement, following):
            case (
                ast.Assign(targets=[ast.Attribute(attr=name)]) | ast.AnnAssign(target=ast.Attribute(attr=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, _cell(text)


def _properties(component: type) -> dict[str, str]:
    found = inspect.getmembers(component, lambda member: isinstance(member, property))
    return {
        name: _cell(_first(member.__doc__))
        for name, member in found
        if member.fget.__module__.startswith("cognito_identity") and name not in AMONG_THEMSELVES
    }


def _methods(component: type) -> Iterator[tuple[str, str, str]]:
    own = {name for base in _own(component) for name in vars(base) if not name.startswith("_")}
    for name in sorted(own - AMONG_THEMSELVES):
        function: Any = getattr(component, name)
        if inspect.isroutine(function) and function.__doc__:
            # Class methods are shown with the class name.
            of_class = not inspect.isfunction(inspect.getattr_static(component, name))
            yield f"{component.__name__}.{name}" if of_class else name, _signature(function), function.__doc__


def _signature(function: Any) -> str:
    parameters = [each for name, each in inspect.signature(function).parameters.items() if name != "self"]
    return f"({', '.join(map(_parameter, parameters))})"


def _parameter(parameter: inspect.Parameter) -> str:
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"*{parameter.name}"
    if parameter.default is inspect.Parameter.empty:
        return parameter.name
    default = {} if isinstance(parameter.default, Mapping) else parameter.default
    return f"{parameter.name}={default!r}"


def _first(doc: str | None) -> str:
    return re.sub(r"\s+", " ", inspect.cleandoc(doc or "").split("\n\n", maxsplit=1)[0])


def main() -> int:
    """Write the pages, or only compare them."""
    stale = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print(f"docs/components is not up to date: {', '.join(stale)}; run `make docs`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
