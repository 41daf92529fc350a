"""What AWS demands of an identity pool and its roles beyond the API model: one small named rule each."""

import json
from collections.abc import Iterator
from itertools import chain

from ..reading.problems import Problem
from ..settings.identity_pool import IdentityPoolSettings

KINDS = ("authenticated", "unauthenticated")


def identity_pool_problems(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def guest_settings_have_guests(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A guest role without guests waits for somebody to flip a switch."""
    for argument in ("unauthenticated_role", "unauthenticated_policies"):
        if settings.given.get(argument) and not settings.guests:
            fix = "leave it out, or set `allow_unauthenticated_identities` to true"
            yield Problem((argument,), "is for guests, and there are none", fix)


def policies_have_a_role(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A role of one's own is looked after by its owner."""
    for kind in KINDS:
        if settings.policies(kind) and f"{kind}_role" in settings.given:
            rule = f"would change a role that is not ours: `{kind}_role` is given"
            yield Problem((f"{kind}_policies",), rule, "attach them to that role where it is made")


def policies_are_documents_or_arns(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Anything else would fail at IAM, after the pools exist."""
    for kind in KINDS:
        for index, policy in enumerate(settings.policies(kind)):
            if isinstance(policy, str) and not policy.startswith("arn:") and not is_policy_document(policy):
                rule = "must be a policy document as JSON, or a managed policy's ARN"
                yield Problem((f"{kind}_policies", index), rule, 'write {"Version": …, "Statement": […]}', policy)


def is_policy_document(text: str) -> bool:
    """Say whether a text is JSON with statements."""
    try:
        document = json.loads(text)
    except ValueError:
        return False
    return isinstance(document, dict) and "Statement" in document


RULES = (guest_settings_have_guests, policies_have_a_role, policies_are_documents_or_arns)
"""Every rule, in the order people read about them."""
