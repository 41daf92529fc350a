"""A stack's outputs and local endpoint, from a file, standard input or the Pulumi CLI."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from signin.endpoint import is_aws
from signin.errors import SigninError

STDIN: Final = "-"
_CLI: Final = "pulumi"
_SECONDS: Final = 120
_ENDPOINTS: Final = "aws:endpoints"
# The services that are called here, by the AWS provider's names.
_SERVICES: Final = frozenset({"cognitoidp", "cognitoidentity", "iam", "sts"})


def read_outputs(source: str) -> dict[str, object]:
    """The outputs in a file, or on standard input for `-`.

    Raises:
        SigninError: there is no such file, or it has other content.
    """
    try:
        text = sys.stdin.read() if source == STDIN else Path(source).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SigninError(
            f"outputs: {source}: {error.strerror}; write it with: pulumi stack output --json > {source}, "
            f"or for the sandbox: python -m sandbox up --serve --outputs {source}"
        ) from error
    except OSError as error:
        raise SigninError(f"outputs: {source}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SigninError(f"outputs: {source} is not UTF-8 text") from error
    return _parsed(text, source)


def ask_pulumi(stack: str) -> dict[str, object]:
    """The outputs of a stack of the project in this folder, from the Pulumi CLI.

    Raises:
        SigninError: there is no CLI, or it reports an error, such as an unknown stack.
    """
    return _ask(stack, "stack", "output")


def local_endpoint(stack: str) -> str | None:
    """The address of a local AWS in the stack's configuration (`aws:endpoints`); None: the stack is on AWS.

    Raises:
        SigninError: the Pulumi CLI reports an error, or `aws:endpoints` is unreadable or has several addresses.
    """
    setting = _ask(stack, "config").get(_ENDPOINTS)
    if not isinstance(setting, dict):
        return None
    try:
        listed = setting["objectValue"] if "objectValue" in setting else json.loads(setting["value"])
        entries = [dict(entry) for entry in listed]
    except (KeyError, TypeError, ValueError) as error:
        raise SigninError(f"stack {stack}: {_ENDPOINTS} is no readable list of addresses; give --endpoint") from error
    named = {service: str(url) for entry in entries for service, url in entry.items() if service in _SERVICES and url}
    local = {service: url.rstrip("/") for service, url in named.items() if not is_aws(url)}
    if not local:
        return None
    if len(local) < len(named) or len(set(local.values())) > 1:
        found = ", ".join(f"{service} {url}" for service, url in sorted(named.items()))
        raise SigninError(f"stack {stack}: {_ENDPOINTS} names several addresses ({found}); give one with --endpoint")
    return next(iter(local.values()))


def _ask(stack: str, *question: str) -> dict[str, object]:
    cli = shutil.which(_CLI)
    if cli is None:
        raise SigninError(
            "--stack needs the Pulumi CLI, and there is none on PATH (https://www.pulumi.com/docs/install/); "
            "or give a file that it wrote with --outputs"
        )
    asked = " ".join(question)
    command = [cli, *question, "--json", f"--stack={stack}", "--non-interactive"]
    try:
        ran = subprocess.run(  # noqa: S603 -- the user's own Pulumi, with a stack's name as one argument
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SigninError(f"`pulumi {asked}` did not answer within {_SECONDS} s") from error
    if ran.returncode != 0:
        lines = [line.strip() for line in ran.stderr.splitlines() if line.strip()]
        raise SigninError(f"pulumi {asked} --stack {stack}: {lines[0] if lines else f'exit {ran.returncode}'}")
    return _parsed(ran.stdout, f"stack {stack}")


def _parsed(text: str, source: str) -> dict[str, object]:
    try:
        outputs = json.loads(text)
    except ValueError as error:
        raise SigninError(f"outputs: {source} is not JSON: {error}") from error
    if not isinstance(outputs, dict):
        raise SigninError(f"outputs: {source} is not a JSON object as written by `pulumi stack output --json`")
    return outputs
