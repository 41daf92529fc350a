"""What users must not write through an app client."""

from collections.abc import Iterator

from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.attributes.permission_claims import how_written
from cognito_identity.validation.problems import Problem, path_text


def claims_that_decide_are_not_written(settings: AppClientSettings) -> Iterator[Problem]:
    """Users who write a claim that becomes a principal tag, or chooses their role, choose their own permissions."""
    if not settings.signs_users_in:
        return
    pool = settings.pool
    for claim in pool.permission_claims:
        how = how_written(claim.claim, settings.write_attributes, pool.attributes, self_sign_up=pool.self_sign_up)
        if how is not None:
            place = path_text(claim.path)
            rule = f"has {claim.claim}, which users then {how}, and `{place}` decides by it what they may do"
            fix = f"leave it out, or set `{path_text(claim.switch)}` to true"
            yield Problem(("write_attributes",), rule, fix, code="claims-that-decide-are-not-written")
