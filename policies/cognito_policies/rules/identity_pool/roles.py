"""cognito-idpool-roles.

A role that waits in the guest slot is one flipped switch from the open, so there is none while guests are off.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.index import Index
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, type_of
from cognito_policies.trust_policy import GUEST, SIGNED_IN
from cognito_policies.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look at the attachments of every identity pool."""
    pools = of_type(subjects, IDENTITY_POOL)
    index = Index(pools)
    tied = [(one, index.find(one, "identityPoolId")) for one in of_type(subjects, ROLE_ATTACHMENT)]
    attached = {pool.urn for _, found in tied for pool in (*found.sure, *found.maybe)}
    for pool in pools:
        if pool.urn not in attached:
            yield StackFinding(pool.urn, "no identityPoolRoleAttachment names the pool: nobody gets a role from it")
    for attachment, found in tied:
        for pool in found.sure:
            yield from _judge(pool, attachment)
        if found.maybe:
            attachment.remember_unknown("identityPoolId")


def _judge(pool: Subject, attachment: Subject) -> Iterator[StackFinding]:
    if attachment.block("roles") is UNKNOWN:
        return
    roles = {kind: attachment.peek("roles", kind) for kind in (SIGNED_IN, GUEST)}
    present = {kind: role for kind, role in roles.items() if role not in (None, "")}
    if GUEST in present and pool.flag("allowUnauthenticatedIdentities") in (None, False):
        message = f'roles.{GUEST} is set, but "{pool.name}" has no guests: the role waits for a switch to be flipped'
        yield StackFinding(attachment.urn, message)
    if len(present) > 1 and _same(attachment, *present.values()):
        yield StackFinding(attachment.urn, f"roles.{SIGNED_IN} and roles.{GUEST} are the same role")


def _same(attachment: Subject, signed_in: object, guest: object) -> bool:
    if UNKNOWN not in (signed_in, guest):
        return signed_in == guest
    origins = attachment.property_dependencies.get("roles", ())
    made = {urn for urn in origins if type_of(urn) == ROLE}
    if signed_in is guest and made:
        # Neither ARN exists yet, but both come from the roles named here.
        return len(made) == 1
    attachment.remember_unknown("roles")
    return False


RULE = Rule(
    id="cognito-idpool-roles",
    title="Roles fit the kinds of user",
    description=(
        "An identity pool has roles: one for signed-in users, and another for guests only where there are guests."
    ),
    severity=Severity.HIGH,
    frameworks=("aws:SetIdentityPoolRoles", "stave:CTL.COGNITO.IDPOOL.UNAUTH.UNUSED.001"),
    remediation_steps=(
        "Attach roles with an identityPoolRoleAttachment; leave roles.unauthenticated out while guests are off, and"
        " give guests a role of their own."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=(IDENTITY_POOL, ROLE_ATTACHMENT),
    check_stack=check_stack,
)
