import subprocess
import sys
from pathlib import Path

import cognito_policies

PACKAGE = Path(cognito_policies.__file__).parent


def test_the_public_names() -> None:
    assert cognito_policies.__all__ == [
        "RULES",
        "UNKNOWN",
        "Level",
        "Pack",
        "PackConfig",
        "PackConfigError",
        "Resource",
        "ResourceOptions",
        "Rule",
        "Severity",
        "Violation",
        "__version__",
        "load_pack",
        "read_config",
    ]
    assert all(hasattr(cognito_policies, name) for name in cognito_policies.__all__)


def test_judging_in_process_needs_no_engine_and_no_other_room() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import cognito_policies; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'pulumi', 'pulumi_policy', 'grpc', 'google', 'components', 'sandbox', 'signin'}))"
    )
    run = subprocess.run(  # noqa: S603 -- our own package
        [sys.executable, "-I", "-c", code, str(PACKAGE.parent)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_it_is_typed_and_its_modules_stay_small() -> None:
    assert (PACKAGE / "py.typed").exists()
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
