"""Private and undocumented names of other packages are used in a few modules only, and each says why."""

import ast
import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("components", "policies", "sandbox", "signin", "benchmarks", "docs", "examples", "tests")

DOCUMENTED = frozenset(
    {
        *("pulumi", "pulumi.asset", "pulumi.automation", "pulumi.dynamic", "pulumi.log", "pulumi.provider"),
        *("pulumi.provider.experimental", "pulumi.runtime"),
        "pulumi_policy",
        *("botocore", "botocore.awsrequest", "botocore.config", "botocore.exceptions", "botocore.loaders"),
        *("botocore.session", "botocore.stub"),
        *("moto", "moto.server"),
    }
)
"""The modules of which the packages' manuals speak. Of those with an `__all__`, the names in it."""

ADAPTERS = {
    # Pulumi's SDK.
    "components/cognito_identity/config_keys.py",
    "components/cognito_identity/lifecycle/last_deployment.py",
    "components/cognito_identity/plugin/write_schema.py",
    "sandbox/mock_engine.py",
    # pulumi_policy, and the messages of the engine that it passes on.
    "policies/cognito_policies/engine/",
    # botocore.
    "sandbox/aws/server/clients.py",
    "signin/aws.py",
    # moto.
    "sandbox/aws/moto_adapter.py",
    "sandbox/aws/moto_keys.py",
    "sandbox/aws/moto_names.py",
}
"""`make test-versions` runs the tests of Pulumi's with the oldest and the newest versions that we allow."""

TESTS = {
    "tests/cognito_identity/aws_model/test_pattern_meanings.py": "compares with botocore's own reading of a model",
    "tests/cognito_identity/aws_model/test_walker.py": "compares with botocore's own reading of a model",
    "tests/engine/test_custom_domain.py": "turns off that moto's certificates wait",
    "tests/policies/cost.py": "sends the engine's messages",
    "tests/policies/engine/": "tests an adapter",
    "tests/policies/policy_server.py": "sends the engine's messages",
    "tests/policies/model/test_edits.py": "edits what pulumi_policy hands to a remediation",
    "tests/policies/model/test_values.py": "reads values behind the proxies of pulumi_policy",
    "tests/sandbox/aws/request/test_fuzz.py": "calls what moto knows",
    "tests/sandbox/aws/test_moto_adapter.py": "tests an adapter",
    "tests/sandbox/aws/test_moto_gaps.py": "says what moto lacks",
    "tests/sandbox/test_mock_engine.py": "tests an adapter",
}
"""Tests that use such names, and what for."""


def undocumented(source: str) -> list[str]:
    """Return the private and undocumented names that a module uses when it runs, not only for its types."""
    tree = ast.parse(source)
    imported = dict(_imports(tree))
    chains = [chain for node in ast.walk(tree) if isinstance(node, ast.Attribute) and (chain := _chain(node, imported))]
    found = {name for name in (*imported.values(), *chains) if not _is_documented(name)}
    return sorted(name for name in found if not any(other.startswith(f"{name}.") for other in found))


def _imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what a module calls a name, and the name in full."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield (alias.asname or alias.name, alias.name)
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            for alias in child.names:
                yield (alias.asname or alias.name, f"{child.module}.{alias.name}")
        else:
            yield from _imports(child)


def _chain(node: ast.Attribute, imported: Mapping[str, str]) -> str | None:
    names = [node.attr]
    value = node.value
    while isinstance(value, ast.Attribute):
        names.append(value.attr)
        value = value.value
    if not isinstance(value, ast.Name):
        return None
    local = ".".join([value.id, *reversed(names)])
    # `import a.b` binds `a`; the longest import that the chain starts with says what it is.
    starts = [name for name in imported if local.startswith(f"{name}.")]
    if not starts:
        return None
    longest = max(starts, key=len)
    return imported[longest] + local[len(longest) :]


def _is_documented(name: str) -> bool:
    package, *rest = name.split(".")
    if package not in {"pulumi", "pulumi_aws", "pulumi_policy", "moto", "botocore"}:
        return True
    if any(part.startswith("_") and not part.startswith("__") for part in rest):
        return False
    if package == "pulumi_aws":
        return True
    module = package
    for part in rest:
        if f"{module}.{part}" in DOCUMENTED:
            module = f"{module}.{part}"
            continue
        imported = importlib.import_module(module)
        # pulumi's own list lacks documented constants, such as ROOT_STACK_RESOURCE.
        listed: list[str] = [] if module == "pulumi" else getattr(imported, "__all__", [])
        if part.startswith("__") or (part in listed and callable(getattr(imported, part))):
            return True  # a function may hide the module that it comes from
        # Else a module that no manual speaks of, or a name that its own module does not list.
        return not listed and not _is_module(f"{module}.{part}")
    return module in DOCUMENTED


def _listed(name: str) -> str:
    """Return what a module is listed as: by its own name, or by its folder's."""
    folder = name.rpartition("/")[0] + "/"
    return folder if folder in ADAPTERS | TESTS.keys() else name


@cache
def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False  # what should hold it is no package


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import pulumi; pulumi.Config; pulumi.log.warn; pulumi.runtime.set_mocks; pulumi.__file__", []),
        ("from pulumi.runtime import Mocks, is_dry_run\nimport botocore.session\nbotocore.session.Session", []),
        ("import pulumi_aws as aws\naws.cognito.UserPool", []),
        ("import pulumi_aws as aws\naws._utilities.x", ["pulumi_aws._utilities.x"]),
        ("from pulumi.runtime import mocks", ["pulumi.runtime.mocks"]),
        ("from pulumi.runtime.mocks import MockMonitor as M", ["pulumi.runtime.mocks.MockMonitor"]),
        ("import pulumi as p\np.output.Unknown", ["pulumi.output.Unknown"]),
        ("import pulumi\nx = pulumi.Output._private", ["pulumi.Output._private"]),
        ("def late():\n  from moto.core import utils", ["moto.core.utils"]),
        ("import pulumi_policy.policy", ["pulumi_policy.policy"]),
        ("if TYPE_CHECKING:\n  from moto.core.model import OperationModel", []),
    ],
)
def test_undocumented_names_are_found(source: str, expected: list[str]) -> None:
    assert undocumented(source) == expected


def test_they_are_in_the_adapters_only() -> None:
    modules = [ROOT / "__main__.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    using = {
        path.relative_to(ROOT).as_posix(): found
        for path in modules
        if not {"node_modules", "__pycache__"} & set(path.parts)
        if (found := undocumented(path.read_text(encoding="utf-8")))
    }
    allowed = ADAPTERS | TESTS.keys()
    assert {name: found for name, found in using.items() if _listed(name) not in allowed} == {}
    assert allowed - {_listed(name) for name in using} == set(), "these use none any more"


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_an_adapter_says_why(name: str) -> None:
    path = ROOT / name / "__init__.py" if name.endswith("/") else ROOT / name
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert {package for package in ("pulumi", "moto", "botocore") if package in text.lower()}, text
    assert len(text.split()) >= 12, text
