"""Ways to lose users, by mistake or haste; `attempts_table.py` does each and prints how it ends."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.aws import AwsServer
from tests.engine.environment import REGION, engine_env
from tests.engine.projects import small_program
from tests.engine.stacks import EngineStack, Outcome
from tests.engine.users import Deployment, add_user, deployment, lost

BOTH = {"removal_policy": "destroy", "deletion_protection": False}


@dataclass(frozen=True)
class Attempt:
    """A change of the program or the state, or an option of the command."""

    title: str
    change: Mapping[str, Any] = field(default_factory=dict)
    """The changes in `programs/attempt.py`."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Options of `preview` and `up`; `{pool}` stands for the pool's URN."""
    commands: tuple[tuple[str, ...], ...] = ()
    """A change of the stack before the command."""
    env: Mapping[str, str] = field(default_factory=dict)
    """Options that the automation API does not have, as variables of the CLI."""
    other_account: bool = False


POOL, ACCESS = "{pool}", "{access}"
RENAMED = {"user_pool_name": "store"}
_IGNORE_PROTECT = {"PULUMI_OPTION_IGNORE_PROTECT": "true"}
_UNPROTECT = ("state", "unprotect", "--all", "--yes")
_DELETE = ("--force", "--yes", "--target-dependents")
_EXISTING = {"existing_user_pool": {"user_pool_id": "{pool_id}"}}
ATTEMPTS = (
    Attempt("the component is renamed", {"name": "store"}),
    Attempt("… with an alias, and a replacement", {"name": "store", "alias": True, "user_pool": RENAMED}),
    Attempt("the component gets another parent", {"parent": "team"}),
    Attempt("… with an alias, and a replacement", {"parent": "team", "alias": True, "user_pool": RENAMED}),
    Attempt("`userPoolName` changes (a replacement with the tested provider)", {"user_pool": RENAMED}),
    Attempt("`signInAliases` change", {"user_pool": {"sign_in_aliases": {"email": True}}}),
    Attempt("`identityPoolName` changes", {"identity_pool": {"identity_pool_name": "store"}}),
    Attempt("`aws:region` changes", commands=(("config", "set", "aws:region", "eu-west-1"),)),
    Attempt("a provider of another region", {"provider_region": "eu-west-1"}),
    Attempt("the component is removed", {"removed": True}),
    Attempt("`disableIdentityPool: true`", {"args": {"disable_identity_pool": True}}),
    Attempt("`userPool` becomes `existingUserPool`", {"args": _EXISTING}),
    Attempt("`UserIdentity` becomes its parts", {"parts": True}),
    Attempt("one of the two arguments, and a replacement", {"user_pool": {"removal_policy": "destroy", **RENAMED}}),
    Attempt("both arguments, and a replacement", {"user_pool": {**BOTH, **RENAMED}}),
    Attempt(
        "both arguments, and another identity pool name", {"identity_pool": {**BOTH, "identity_pool_name": "store"}}
    ),
    Attempt(
        "both arguments, a rename with an alias, and a replacement",
        {"name": "store", "alias": True, "user_pool": {**BOTH, **RENAMED}},
    ),
    Attempt("`protect=False` in the component's options, and a replacement", {"protect": False, "user_pool": RENAMED}),
    Attempt("a transform sets `protect=False`, and a replacement", {"unprotect": True, "user_pool": RENAMED}),
    Attempt("`--replace` of the user pool", options={"replace": [POOL]}),
    Attempt("`--target-replace` of the user pool", options={"target": [POOL], "replace": [POOL]}),
    Attempt("`--ignore-protect`, and a replacement", {"user_pool": RENAMED}, env=_IGNORE_PROTECT),
    Attempt("`pulumi state unprotect`, and a replacement", {"user_pool": RENAMED}, commands=(_UNPROTECT,)),
    Attempt("`pulumi state delete` of the user pool", commands=(("state", "delete", POOL, *_DELETE),)),
    Attempt("`pulumi state delete` of the identity pool", commands=(("state", "delete", ACCESS, *_DELETE),)),
    Attempt(
        "`pulumi stack rm --force`, and the stack created again",
        commands=(("stack", "rm", "--force", "--yes", "--preserve-config"), ("stack", "init")),
    ),
    Attempt("another account's credentials", other_account=True),
    Attempt("… with `--refresh`", options={"refresh": True}, other_account=True),
)
"""`destroy` is in tests/engine/test_release.py."""


class Scene:
    """A deployed stack with a user in its pool."""

    def __init__(self, place: Path, server: AwsServer) -> None:
        self.server = server
        self.folder = small_program(place / "attempt", "attempt")
        self._write({})
        place.joinpath("engine").mkdir()
        self.env = engine_env(place / "engine", server.endpoint)
        self.stack = EngineStack("prod", self.folder, self.env)
        self.stack.set("aws:region", REGION)
        deployed = self.stack.up()
        assert deployed.ok, deployed.text
        self.before: Deployment = add_user(self.stack, server)
        self.state = self.stack.command("stack", "export", "--stack", "prod").text
        self.urns = {name: resource["urn"] for name, resource in self.stack.resources().items()}

    def tried(self, attempt: Attempt, *, pinned: bool, other: AwsServer | None = None) -> EngineStack:
        """Prepare the attempt and return the stack to update."""
        names = {POOL: self.urns["shop-users-pool"], ACCESS: self.urns["shop-access-pool"]}
        self._write(attempt.change, pinned=pinned)
        for command in attempt.commands:
            stack = ("prod",) if command[:2] in (("stack", "rm"), ("stack", "init")) else ("--stack", "prod")
            done = self.stack.command(*(names.get(word, word) for word in command), *stack)
            assert done.ok, done.text
        elsewhere = {} if other is None else {"AWS_ENDPOINT_URL": other.endpoint}
        return EngineStack("prod", self.folder, {**self.env, **attempt.env, **elsewhere})

    def options(self, attempt: Attempt) -> dict[str, Any]:
        """Return the command's options."""
        pool = self.urns["shop-users-pool"]
        return {
            key: [pool if item == POOL else item for item in value] if isinstance(value, list) else value
            for key, value in attempt.options.items()
        }

    def restore(self) -> None:
        """Restore program, configuration and state; objects deleted in AWS stay deleted."""
        self._write({})
        path = self.folder / "state.json"
        path.write_text(self.state, encoding="utf-8")
        self.stack.set("aws:region", REGION)
        done = self.stack.command("stack", "import", "--force", "--file", str(path), "--stack", "prod")
        assert done.ok, done.text

    def seen(self, outcome: Outcome, stack: EngineStack) -> tuple[bool, list[str], list[str]]:
        """Return whether a run was refused, what is lost at AWS, and which outputs name something else now."""
        now = deployment_or_none(stack)
        moved = (
            []
            if now is None
            else [key for key, value in vars(now).items() if value and value != getattr(self.before, key)]
        )
        return not outcome.ok, lost(self.before, self.server), moved

    def _write(self, change: Mapping[str, Any], *, pinned: bool = False) -> None:
        text = json.dumps(change)
        if pinned or "{pool_id}" in text:
            text = text.replace("{pool_id}", self.before.user_pool_id)
        values = json.loads(text)
        if pinned:
            values["user_pool"] = {**values.get("user_pool", {}), "expected_user_pool_id": self.before.user_pool_id}
            expected = {"expected_identity_pool_id": self.before.identity_pool_id}
            values["identity_pool"] = {**values.get("identity_pool", {}), **expected}
            if values.get("args", {}).get("disable_identity_pool"):
                del values["identity_pool"]
        elif values.get("args", {}).get("disable_identity_pool"):
            values.pop("identity_pool", None)
        (self.folder / "attempt.json").write_text(json.dumps(values), encoding="utf-8")


def deployment_or_none(stack: EngineStack) -> Deployment | None:
    """Return the stack's outputs, if any."""
    return deployment(stack) if "user_pool_id" in stack.outputs() else None
