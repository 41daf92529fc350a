"""Each row of docs/lifecycle.md on the real engine: all in one stack, each with its own identity."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.deployed import SEEN, Deployed
from tests.engine.environment import REGION
from tests.engine.lifecycle_table import Row, arguments, rows
from tests.engine.projects import small_program
from tests.engine.stacks import Outcome

pytestmark = pytest.mark.engine

BOTH_WAYS = rows("What changes in place")
ONE_WAY = rows("What changes in place, but not back")
IN_PLACE = [*BOTH_WAYS, *ONE_WAY]
FIXED = rows("What can't change in place")


NOT_TRIED: Mapping[str, str] = {
    "userPool.expectedUserPoolId": "names the pool that is there: tests/engine/test_attempts.py",
    "identityPoolOptions.expectedIdentityPoolId": "the same",
    "existingUserPool.": "says which pool to adopt: tests/engine/test_adoption.py",
    "clients.*.riskConfiguration.": "the same resource as `userPool.riskConfiguration`, which has rows",
    "clients.*.branding.": "Terraform's provider 5 has no managed login branding",
    "userPool.logDelivery.": "Terraform's provider 5 has no log delivery",
    "userPool.customThreatProtectionMode": "Terraform's provider 5 has no additional flows of threat protection",
    "identityPoolOptions.principalTags.allowUserWritableClaims": "says what is accepted, and reaches no resource",
    "identityPoolOptions.roleMappings.*.allowUserWritableClaims": "says what is accepted, and reaches no resource",
    "domain.customDomain.hostedZoneId": "makes a certificate and records: tests/engine/test_custom_domain.py",
}
"""Arguments without a row, by how they begin, and why."""


def test_every_other_argument_has_a_row() -> None:
    tried = set().union(*(row.touched() for row in (*IN_PLACE, *FIXED)))
    assert {word for word in arguments() - tried if not word.startswith(tuple(NOT_TRIED))} == set()


def write(folder: Path, table: Iterable[Row], which: str) -> None:
    identities = {f"row{index:03}": _args(row, which) for index, row in enumerate(table)}
    (folder / "identities.json").write_text(json.dumps(identities), encoding="utf-8")


def _args(row: Row, which: str) -> dict[str, Any]:
    args = row.args("after" if which == "back" and row in ONE_WAY else "before" if which == "back" else which)
    args.setdefault("userPool", {}).setdefault("riskConfiguration", {})
    # Most rows need no identity pool: the run is shorter.
    return {"disableIdentityPool": True, **args} if row.argument.startswith(_NO_IDENTITY_POOL) else args


_NO_IDENTITY_POOL = ("userPool.", "clients.", "domain", "resourceServers.", "identityProviders.")


@dataclass(frozen=True)
class Change:
    """The results of every row: deployed, changed, and changed back."""

    first: Outcome
    there: Outcome
    afterwards: Outcome
    back: Outcome
    ids: tuple[Mapping[str, Any], ...]
    """The stack's outputs after each of the three."""
    seen: tuple[Mapping[str, Any], ...]
    """What AWS showed of each row's argument after each of the three."""


@pytest.fixture(scope="class")
def change(make_stack: MakeStack, place: Path, server: AwsServer) -> Change:
    folder = small_program(place / "many", "many")
    stack = make_stack("many", folder, AWS_REGION=REGION)
    outcomes, ids, seen = [], [], []
    for which in ("before", "after", "back"):
        write(folder, IN_PLACE, which)
        outcomes.append(stack.up())
        if which == "after":
            afterwards = stack.preview()
        ids.append(stack.outputs())
        seen.append({name: look(server, IN_PLACE[index], ids[-1][name]) for index, name in enumerate(ids[-1])})
    return Change(outcomes[0], outcomes[1], afterwards, outcomes[2], tuple(ids), tuple(seen))


def look(server: AwsServer, row: Row, ids: Mapping[str, Any]) -> Any:
    deployed = Deployed(server, ids)
    return deployed.at(SEEN[row.argument][0])


class TestInPlace:
    def test_more_than_forty_identities_fit_one_stack(self, change: Change) -> None:
        assert change.first.ok, change.first.text
        assert len(change.ids[0]) == len(IN_PLACE) > 40

    def test_the_change_succeeds(self, change: Change) -> None:
        assert change.there.ok, change.there.text

    @pytest.mark.parametrize(("index", "row"), list(enumerate(IN_PLACE)), ids=[row.id for row in IN_PLACE])
    def test_it_is_changed_and_not_replaced(self, change: Change, index: int, row: Row) -> None:
        name = f"row{index:03}"
        before, after = change.ids[0][name], change.ids[1][name]
        assert after["user_pool_id"] == before["user_pool_id"]
        assert after["client_ids"]["web"] == before["client_ids"]["web"]
        assert before["identity_pool_id"] in (None, after["identity_pool_id"])
        assert set(change.there.replaced(name)) <= {
            f"{name}-access-roles",
            f"{name}-users-pre-token-generation-permission",
        }
        assert change.seen[1][name] == SEEN[row.argument][1]

    @pytest.mark.parametrize(("index", "row"), list(enumerate(BOTH_WAYS)), ids=[row.id for row in BOTH_WAYS])
    def test_it_can_be_taken_back(self, change: Change, index: int, row: Row) -> None:
        name = f"row{index:03}"
        assert change.seen[2][name] == change.seen[0][name]

    def test_nothing_is_left_to_change(self, change: Change) -> None:
        assert change.afterwards.changed == {}

    def test_taking_it_back_succeeds(self, change: Change) -> None:
        assert change.back.ok, change.back.text


@dataclass(frozen=True)
class Refusal:
    """What was said to every row that can't be done: before anything was done, and by AWS's side."""

    first: Outcome
    preview: Outcome
    update: Outcome
    ids: Mapping[str, Any]


@pytest.fixture(scope="class")
def refusal(make_stack: MakeStack, place: Path) -> Refusal:
    folder = small_program(place / "many", "many")
    stack = make_stack("many", folder, AWS_REGION=REGION)
    write(folder, FIXED, "before")
    first = stack.up()
    write(folder, FIXED, "after")
    preview = stack.preview()
    identities = {
        f"row{index:03}": _args(row, "before" if row.last == STOPPED else "after") for index, row in enumerate(FIXED)
    }
    (folder / "identities.json").write_text(json.dumps(identities), encoding="utf-8")
    return Refusal(first, preview, stack.up(continue_on_error=True), stack.outputs())


STOPPED, UPDATE, DOUBLED, REPLACED = (
    "would be replaced; stopped in preview",
    "refused during the update",
    "adds a custom attribute of that name",
    {
        "replaced: a new client id": ("users-web-client", None),
        "replaced: a new address": ("users-login-domain", "pool.Domain"),
        "replaced: a new, empty group": ("users-admins-group", "only_group.GroupName"),
        "replaced: new scopes": ("users-orders-resource-server", "only_resource_server.Identifier"),
        "replaced: the same scopes": ("users-orders-resource-server", "only_resource_server.Name"),
        "replaced: a new provider": ("users-acme-provider", "provider.ProviderName"),
    },
)
"""What can happen; where something is replaced, also what, and where AWS shows what it is called now."""


class TestFixed:
    def test_every_row_says_what_happens(self) -> None:
        assert {row.last for row in FIXED} == {STOPPED, UPDATE, DOUBLED, *REPLACED}

    @pytest.mark.parametrize(("index", "row"), list(enumerate(FIXED)), ids=[row.id for row in FIXED])
    def test_it_ends_as_the_table_says(self, refusal: Refusal, server: AwsServer, index: int, row: Row) -> None:
        assert refusal.first.ok, refusal.first.text
        kept = {f"row{index:03}-users-pool", f"row{index:03}-access-pool"}
        replaced = set(refusal.preview.replaced(f"row{index:03}"))
        stopped = {name for name in kept if f'::{name}"\nas it is currently marked for' in refusal.preview.text}
        if row.last == STOPPED:
            assert len(stopped) == 1
            assert stopped <= replaced
        elif row.last == UPDATE:
            assert replaced == set()
            assert f"row{index:03}-users-pool" in refusal.update.failed
        elif row.last == DOUBLED:
            assert Deployed(server, refusal.ids[f"row{index:03}"]).at("schema.custom_email.Mutable") is False
        else:
            assert stopped == set()
            resource, name = REPLACED[row.last]
            assert replaced == {f"row{index:03}-{resource}"}
            assert not replaced & refusal.update.failed
            if name is not None:
                assert str(Deployed(server, refusal.ids[f"row{index:03}"]).at(name)) in row.after

    def test_the_preview_of_what_would_be_replaced_fails(self, refusal: Refusal) -> None:
        assert not refusal.preview.ok
