"""`python -m sandbox`: arguments and commands."""

import argparse
import json
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from sandbox.errors import ConfigurationError, SandboxError

if TYPE_CHECKING:
    from sandbox.aws import AwsServer
    from sandbox.policy_pack import Policies
    from sandbox.stack_files import StackFiles

LAST_PORT = 65_535
SERVE_PORT = 5555
"""The default port of `--serve`, and the one in `Pulumi.local.yaml`."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Exit with the code of a configuration error."""
        self.exit(ConfigurationError.exit_code, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the process's exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except SandboxError as error:
        if options.json:
            print(json.dumps({"version": 1, "exit_code": error.exit_code, "error": str(error)}))
        else:
            print(f"sandbox: {error}", file=sys.stderr)
        return error.exit_code


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"port must be 0 to {LAST_PORT}, got {text!r}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m sandbox",
        description="Deploy the unchanged program to an in-memory AWS.",
        epilog="Exit codes: 0 done, 1 deployment error (or a sign-in step failed), 2 mandatory policy violated, "
        "3 invalid configuration.",
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name, text in (("up", "deploy, and print the result"), ("demo", "deploy, then sign a temporary user in")):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "--program", type=Path, default=Path(), metavar="DIR", help="the program's folder (default: current folder)"
        )
        command.add_argument("--stack", default="dev", help="the stack to deploy (default: dev)")
        command.add_argument("--policies", help="policy configuration (default: the stack's own, else prod)")
        command.add_argument("--json", action="store_true", help="one JSON document instead of text")
    up = commands.choices["up"]
    up.add_argument(
        "--serve",
        nargs="?",
        type=_port,
        const=SERVE_PORT,
        metavar="PORT",
        help=f"keep the sandbox running after the deployment (default port: {SERVE_PORT}; 0: any free one)",
    )
    up.add_argument(
        "--outputs", type=Path, metavar="FILE", help="write the stack's outputs as JSON, for `python -m signin`"
    )
    up.add_argument(
        "--resources",
        type=Path,
        metavar="FILE",
        help="write what the program registers as JSON, for `python -m cognito_policies check`",
    )
    _add_outbox(commands)
    return parser


def _add_outbox(commands: "argparse._SubParsersAction[_Parser]") -> None:
    text = "print the emails and SMS messages of a running sandbox"
    outbox = commands.add_parser("outbox", help=text, description=text)
    where = outbox.add_mutually_exclusive_group()
    where.add_argument("--port", type=_port, default=SERVE_PORT, help=f"the sandbox's port (default: {SERVE_PORT})")
    where.add_argument("--endpoint", metavar="URL", help="the sandbox's address, instead of --port")
    outbox.add_argument("--follow", action="store_true", help="wait for new messages, until Ctrl-C")
    outbox.add_argument("--json", action="store_true", help="one JSON document per message instead of text")


def _run(options: argparse.Namespace) -> int:
    if options.command == "outbox":
        from sandbox.outbox_view import show_outbox  # noqa: PLC0415 -- the other commands don't need it

        endpoint = options.endpoint or f"http://127.0.0.1:{options.port}"
        show_outbox(endpoint, follow=options.follow, as_json=options.json)
        return 0
    root = options.program.resolve()
    if not root.is_dir():
        raise ConfigurationError(f"--program: there is no folder {options.program}")
    # Cheap checks first, before slow imports.
    from sandbox.stack_files import read_stack_files  # noqa: PLC0415 -- same

    files = read_stack_files(root, options.stack)
    if not files.program.is_file():
        raise ConfigurationError(f"there is no program in {options.program}: {files.program.name} is missing")
    from sandbox.policy_pack import configuration_for, load_policies  # noqa: PLC0415 -- same

    policies = load_policies(root, options.policies or configuration_for(root, options.stack))
    from sandbox.aws import AwsServer, PortTakenError  # noqa: PLC0415 -- same

    server = AwsServer(getattr(options, "serve", None) or 0, region=files.region)
    try:
        server.start()
    except PortTakenError as error:
        raise ConfigurationError(str(error)) from None
    try:
        return _deploy(options, files, policies, server)
    finally:
        server.stop()


def _refuse_unknown_region(files: "StackFiles") -> None:
    """Refuse a region that does not exist: the AWS provider would not reach it."""
    from cognito_identity.regions import nearest_region, region_is_plausible  # noqa: PLC0415 -- see above

    if not region_is_plausible(files.region):
        near = nearest_region(files.region)
        fix = f"did you mean {near}?" if near else "use a region such as us-east-1"
        raise ConfigurationError(f"Pulumi.{files.stack}.yaml: aws:region: no such region, got {files.region!r}; {fix}")


def _deploy(options: argparse.Namespace, files: "StackFiles", policies: "Policies", server: "AwsServer") -> int:
    from sandbox.deployment import deploy  # noqa: PLC0415 -- see above
    from sandbox.registered import registered_as_json  # noqa: PLC0415 -- same
    from sandbox.report import TextReport, as_json  # noqa: PLC0415 -- same

    _refuse_unknown_region(files)
    report = TextReport(sys.stderr if options.json else sys.stdout)
    report.say(f"Stack {files.stack} on an in-memory AWS in {files.region}")
    deployment = deploy(files, policies, server, report.created)
    if not options.json:
        report.everything(deployment, policies.name)
    resources_file = getattr(options, "resources", None)
    if resources_file is not None and deployment.resources:
        document = registered_as_json(files.stack, deployment.resources, files.root)
        _write("--resources", resources_file, document)
    outputs_file = getattr(options, "outputs", None)
    if outputs_file is not None:
        _write("--outputs", outputs_file, json.dumps(deployment.outputs, indent=2) + "\n")

    proofs: list[Any] = []
    if options.command == "demo" and deployment.error is None:
        from sandbox.demo import prove_sign_in  # noqa: PLC0415 -- see above

        proofs = prove_sign_in(deployment, server, None if options.json else report)
    if options.json:
        first, *others = proofs or [None]
        more = {"sign_in": first, **({"sign_in_to_other_pools": others} if others else {})}
        print(as_json(deployment, files.stack, policies.name, endpoint=server.endpoint, **more), flush=True)
    if deployment.error is not None:
        return deployment.error.exit_code
    if getattr(options, "serve", None) is not None:
        report.say(f"\nAWS stays at {server.endpoint}; press Ctrl-C to stop it")
        _wait()
    return 0 if all(proof["ok"] for proof in proofs) else 1


def _write(option: str, path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{option}: {path} can't be written: {error.strerror}") from None


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print()
