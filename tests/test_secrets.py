"""No key, token or private key stands in a tracked file; made-up ones are marked `pragma: allowlist secret`."""

import subprocess
from pathlib import Path

import pytest
from detect_secrets.core.secrets_collection import SecretsCollection
from detect_secrets.settings import transient_settings

ROOT = Path(__file__).resolve().parents[1]
# Those that know a secret by its form. Made-up passwords are what many tests are about.
DETECTORS = ("AWSKeyDetector", "BasicAuthDetector", "GitHubTokenDetector", "JwtTokenDetector", "PrivateKeyDetector")


def found(paths: list[Path]) -> list[str]:
    with transient_settings({"plugins_used": [{"name": name} for name in DETECTORS]}):
        secrets = SecretsCollection()
        for path in paths:
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


@pytest.mark.parametrize("secret", ["AKIA" + "IOSFODNN7EXAMPL3", "-----BEGIN RSA " + "PRIVATE KEY-----"])
def test_a_secret_would_be_found(secret: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.py"
    path.write_text(f'KEY = "{secret}"\n', encoding="utf-8")
    assert len(found([path])) == 1
