"""No key, token or private key stands in a tracked file; made-up ones are marked `pragma: allowlist secret`."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from detect_secrets.core.plugins import initialize
from detect_secrets.core.secrets_collection import SecretsCollection
from detect_secrets.settings import transient_settings

ROOT = Path(__file__).resolve().parents[1]
# Those that know a secret by its form. Made-up passwords are what many tests are about.
DETECTORS = ("AWSKeyDetector", "BasicAuthDetector", "GitHubTokenDetector", "JwtTokenDetector", "PrivateKeyDetector")


def found(paths: list[Path]) -> list[str]:
    with transient_settings({"plugins_used": [{"name": name} for name in DETECTORS]}):
        detectors: list[Any] = [initialize.from_plugin_classname(name) for name in DETECTORS]
        patterns = [pattern for detector in detectors for pattern in detector.denylist]
        secrets = SecretsCollection()
        for path in paths:
            # Most files match no detector's pattern, and the scan of a file takes a thousand times as long as this.
            text = path.read_text(encoding="utf-8", errors="replace")
            if any(pattern.search(text) for pattern in patterns):
                secrets.scan_file(str(path))
        return [f"{name}:{secret.line_number} {secret.type}" for name, secret in secrets]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 -- the git of whoever has a clone
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_tracked_file_holds_a_secret() -> None:
    paths = [path for path in tracked() if path.is_file() and path.suffix != ".png"]
    if not paths:
        pytest.skip("this is no clone: git lists no files")
    assert found(paths) == []


@pytest.mark.parametrize(
    "secret",
    [
        "AKIA" + "IOSFODNN7EXAMPL3",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "https://joe:" + "hunter2@example.com",
        "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx",
        "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ],
)
def test_a_secret_would_be_found(secret: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.py"
    path.write_text(f'KEY = "{secret}"\n', encoding="utf-8")
    assert len(found([path])) == 1
