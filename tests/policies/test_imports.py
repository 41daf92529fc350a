"""The packages of the policy pack import one another in one direction."""

import re
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import cognito_policies

PACKAGE = Path(cognito_policies.__file__).parent
IMPORT = re.compile(r"^from cognito_policies\.(\w+)\.", re.MULTILINE)


def test_the_packages_have_no_circles() -> None:
    imports: defaultdict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.glob("*/**/*.py"):
        package = path.relative_to(PACKAGE).parts[0]
        imports[package] |= set(IMPORT.findall(path.read_text(encoding="utf-8"))) - {package}
    assert next(iter(TopologicalSorter(imports).static_order())) == "model"
