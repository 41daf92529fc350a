"""The claims that users must not write through an app client."""

from collections.abc import Iterator

from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.attributes.permission_claims import how_written
from cognito_identity.validation.problems import Problem, path_text


def permission_claims_are_not_writable(settings: AppClientSettings) -> Iterator[Problem]:
    """Users must not write claims that decide their permissions: principal tags, and claims of role mappings."""
    if not settings.signs_users_in:
        return
    pool = settings.pool
    for claim in pool.permission_claims:
        how = how_written(claim.claim, settings.write_attributes, pool.attributes, self_sign_up=pool.self_sign_up)
        if how is not None:
            place = path_text(claim.path)
            rule = f"contains {claim.claim}, which users {how}, but `{place}` uses it for permissions"
            fix = f"remove it from the list, or set `{path_text(claim.switch)}` to true"
            yield Problem(("write_attributes",), rule, fix, code="permission-claim-writable")
