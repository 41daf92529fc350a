"""Many identities in one stack, as `identities.json` describes them: name → arguments as in a stack file."""

import json
from pathlib import Path
from typing import Any, cast

import pulumi

from cognito_identity import UserIdentity
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.spelling import camel

identities: dict[str, Any] = json.loads(Path("identities.json").read_text(encoding="utf-8"))
for name, values in identities.items():
    problems = Problems()
    args = read(UserIdentityArgs, values, problems, spell=camel, names=NAMES)
    problems.raise_if_any(name)
    identity = UserIdentity(name, cast("UserIdentityArgs", args))
    ids = {
        "user_pool_id": identity.user_pool_id,
        "client_ids": identity.client_ids,
        "identity_pool_id": identity.identity_pool_id,
    }
    pulumi.export(name, ids)
