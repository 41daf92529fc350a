"""What importing the components costs a program that may use only one of them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = "import sys, cognito_identity; print(*(name for name in sys.modules if name.count('.') == 2))"


def test_no_service_of_pulumi_aws_is_loaded_before_it_is_used() -> None:
    """pulumi_aws loads a service on first use, some in half a second; an annotation evaluated at import is a use."""
    found = subprocess.run(  # noqa: S603 -- this interpreter, and a program of this file
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )

    loaded = found.stdout.split()
    assert "cognito_identity.validation.reader" in loaded
    assert [name for name in loaded if name.startswith("pulumi_aws.")] == []
