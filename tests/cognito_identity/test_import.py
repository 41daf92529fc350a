"""Importing the package doesn't load the services of pulumi_aws."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = "import sys, cognito_identity; print(*(name for name in sys.modules if name.count('.') == 2))"


def test_no_service_of_pulumi_aws_is_loaded_before_it_is_used() -> None:
    """pulumi_aws loads a service at its first use, which is slow. An evaluated annotation is a use."""
    found = subprocess.run(  # noqa: S603 -- the command is constant
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )

    loaded = found.stdout.split()
    assert "cognito_identity.validation.reader" in loaded
    assert [name for name in loaded if name.startswith("pulumi_aws.")] == []
