"""cognito-idpool-roles.

An unused guest role is one setting away from exposure, so there is none while guest access is off.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.iam.trust_policy import GUEST, SIGNED_IN
from cognito_policies.lookup.index import Index
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT, type_of
from cognito_policies.model.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check the role attachments of each identity pool."""
    pools = of_type(subjects, IDENTITY_POOL)
    index = Index(pools)
    tied = [(one, index.find(one, "identityPoolId")) for one in of_type(subjects, ROLE_ATTACHMENT)]
    attached = {pool.urn for _, found in tied for pool in (*found.sure, *found.maybe)}
    for pool in pools:
        if pool.urn not in attached:
            yield StackFinding(pool.urn, "no IdentityPoolRoleAttachment for the pool: users get no credentials")
    for attachment, found in tied:
        for pool in found.sure:
            yield from _check_one(pool, attachment)
        if found.maybe:
            attachment.add_unknown("identityPoolId")


def _check_one(pool: Subject, attachment: Subject) -> Iterator[StackFinding]:
    if attachment.block("roles") is UNKNOWN:
        return
    roles = {kind: attachment.peek("roles", kind) for kind in (SIGNED_IN, GUEST)}
    present = {kind: role for kind, role in roles.items() if role not in (None, "")}
    if GUEST in present and pool.boolean("allowUnauthenticatedIdentities") in (None, False):
        message = f'roles.{GUEST} is unused while guest access of "{pool.name}" is off; remove it'
        yield StackFinding(attachment.urn, message)
    if len(present) > 1 and _same(attachment, *present.values()):
        yield StackFinding(
            attachment.urn,
            f"roles.{SIGNED_IN} and roles.{GUEST} are the same role: guests get the permissions of users",
        )


def _same(attachment: Subject, signed_in: object, guest: object) -> bool:
    if UNKNOWN not in (signed_in, guest):
        return signed_in == guest
    origins = attachment.property_dependencies.get("roles", ())
    made = {urn for urn in origins if type_of(urn) == ROLE}
    if signed_in is guest and made:
        # Both ARNs are computed, and both come from these roles.
        return len(made) == 1
    attachment.add_unknown("roles")
    return False


RULE = Rule(
    id="cognito-idpool-roles",
    title="Signed-in users and guests have separate roles",
    description=("An identity pool has a role for signed-in users, and another one for guests if guest access is on."),
    severity=Severity.HIGH,
    frameworks=("aws:SetIdentityPoolRoles", "stave:CTL.COGNITO.IDPOOL.UNAUTH.UNUSED.001"),
    remediation_steps=(
        "Add an aws.cognito.IdentityPoolRoleAttachment with roles.authenticated; set roles.unauthenticated, to another"
        " role, only if guest access is on."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=(IDENTITY_POOL, ROLE_ATTACHMENT),
    check_stack=check_stack,
)
