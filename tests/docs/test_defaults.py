"""docs/defaults.md against the code: each cell of ours that names a default, and the default itself."""

import re
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import defaults
from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.app_client.settings import app_client_settings
from cognito_identity.identity_pool.inputs import identity_pool_inputs
from cognito_identity.identity_pool.settings import identity_pool_settings_of
from cognito_identity.user_pool.inputs import user_pool_inputs
from cognito_identity.user_pool.settings import user_pool_settings

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "defaults.md").read_text(encoding="utf-8")


def table(after: str) -> dict[str, str]:
    """Return a table's first two columns."""
    lines = PAGE[PAGE.index(after) :].splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("|---"))
    rows: dict[str, str] = {}
    for line in lines[start + 1 :]:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows[cells[0]] = cells[1]
    return rows


REASONS, COMPARED = table("# Defaults"), table("## Comparison")
POOL = user_pool_settings({})
INPUTS = user_pool_inputs(POOL)
CLIENT = app_client_inputs(app_client_settings({}))
WEB = app_client_inputs(app_client_settings(defaults.CLIENTS["web"]))
ACCESS = identity_pool_settings_of("access", {})
PASSWORD = INPUTS["password_policy"]
LENGTH, DAYS = PASSWORD["minimum_length"], PASSWORD["temporary_password_validity_days"]
REQUIRED_CLASSES = [kind for kind in ("lowercase", "uppercase", "numbers", "symbols") if PASSWORD[f"require_{kind}"]]
CLASSES = {4: "four"}.get(len(REQUIRED_CLASSES))
MINUTES = (CLIENT["access_token_validity"], CLIENT["id_token_validity"], CLIENT["refresh_token_validity"])
ATTRIBUTES = {attribute.name: attribute for attribute in POOL.attributes}
REQUIRED = sorted(name for name, attribute in ATTRIBUTES.items() if attribute.required)
FLOWS = CLIENT["explicit_auth_flows"]
RISK: Any = POOL.protection.risk


def actions() -> tuple[str, str, str, str]:
    takeover = RISK["account_takeover"]
    levels = (takeover[level]["event_action"].value for level in ("low", "medium", "high"))
    return (RISK["compromised_credentials"]["event_action"].value, *levels)


SAID: dict[str, tuple[str, bool]] = {
    "MFA": ("required, by authenticator app", INPUTS["mfa_configuration"] == "ON" and POOL.factors == {"otp"}),
    "password": (f"{LENGTH} characters of all {CLASSES} classes, temporary ones valid {DAYS} days", True),
    "sign-in": (
        "username and email, case-insensitive",
        (POOL.aliases, POOL.case_sensitive) == (frozenset({"username", "email"}), False),
    ),
    "self sign-up": ("off", INPUTS["admin_create_user_config"]["allow_admin_create_user_only"]),
    "attributes": (
        "email, given and family name required; phone number optional; all mutable",
        REQUIRED == ["email", "family_name", "given_name"]
        and set(ATTRIBUTES) - set(REQUIRED) == {"phone_number"}
        and all(attribute.mutable for attribute in ATTRIBUTES.values()),
    ),
    "changed email addresses": (
        "the old one stays until the new one is verified",
        INPUTS["user_attribute_update_settings"] == {"attributes_require_verification_before_updates": ["email"]},
    ),
    "recovery": (
        "by email only",
        INPUTS["account_recovery_setting"] == {"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
    ),
    "feature plan": ("the lowest with the features in use", INPUTS["user_pool_tier"] == "PLUS"),
    "threat protection": ("enforced", INPUTS["user_pool_add_ons"] == {"advanced_security_mode": "ENFORCED"}),
    "risk configuration": (
        "leaked passwords blocked; account takeover: high risk blocked, medium risk needs MFA, low risk only logged",
        actions() == ("BLOCK", "NO_ACTION", "MFA_REQUIRED", "BLOCK"),
    ),
    "deletion protection, Pulumi `protect`, retain-on-delete": (
        "on",
        INPUTS["deletion_protection"] == "ACTIVE" and POOL.retained and ACCESS.retained,
    ),
    "app client": (
        "SRP and refresh tokens only",
        FLOWS == ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
        and not CLIENT["allowed_oauth_flows_user_pool_client"],
    ),
    "attributes that an app may write": (
        "the standard attributes and the mutable custom attributes, except those whose names suggest a privilege",
        len(CLIENT["write_attributes"]) == 17,
    ),
    "user existence": ("hidden", CLIENT["prevent_user_existence_errors"] == "ENABLED"),
    "tokens": (
        "access and ID 60 minutes, refresh 30 days, revocable",
        MINUTES == (60, 60, 30 * 24 * 60) and CLIENT["enable_token_revocation"],
    ),
    "client `web` of a `UserIdentity`": (
        "preset `spa`",
        set(defaults.CLIENTS) == {"web"} and "generate_secret" not in WEB and "refresh_token_rotation" in WEB,
    ),
    "guests": ("off, and no guest role", not ACCESS.guests and not ACCESS.makes_role("unauthenticated")),
    "identity pool roles": ("trust only this identity pool (`aud`) and signed-in users (`amr`)", True),
    "server-side token check": ("on", True),
    "classic flow": ("off", not identity_pool_inputs(ACCESS)["allow_classic_flow"]),
}

BESIDE: dict[str, tuple[str, bool]] = {
    "self sign-up": ("off", not POOL.self_sign_up),
    "case-sensitive usernames": ("no", not POOL.case_sensitive),
    "MFA": ("required, TOTP", POOL.factors == {"otp"}),
    "password": (f"{LENGTH}, {CLASSES} classes", True),
    "temporary password": (f"{DAYS} days", True),
    "recovery": ("email only", POOL.account_recovery.value == "email_only"),
    "keeps the old address until the new one is verified": (
        "verified attributes",
        POOL.keep_original == POOL.auto_verify,
    ),
    "threat protection": ("enforced, with actions", RISK is not None),
    "feature plan": ("derived and sent", "user_pool_tier" in INPUTS),
    "deletion protection": ("on", POOL.deletion_protection),
    "when removed from the program": ("retained", POOL.retained),
    "OAuth of a client": ("none", "allowed_oauth_flows" not in CLIENT),
    "scopes": (", ".join(defaults.SCOPES), True),
    "plain password flow": ("off", "ALLOW_USER_PASSWORD_AUTH" not in FLOWS),
    "user existence": ("hidden", CLIENT["prevent_user_existence_errors"] == "ENABLED"),
    "refresh rotation (web app)": ("on", "refresh_token_rotation" in WEB),
    "attributes that an app may write": ("listed", "write_attributes" in CLIENT),
    "guests": ("off", not ACCESS.guests),
    "guest role": ("only with guests", not ACCESS.makes_role("unauthenticated")),
    "permissions of signed-in users": ("nothing", list(ACCESS.policies("authenticated")) == []),
    "server-side token check": ("on", True),
    "ambiguous role": ("denied", True),
}


@pytest.mark.parametrize(("rows", "known"), [(REASONS, SAID), (COMPARED, BESIDE)])
def test_every_row_is_known_here(rows: dict[str, str], known: dict[str, Any]) -> None:
    assert set(rows) == set(known)


@pytest.mark.parametrize("row", SAID)
def test_a_default_with_its_reason_is_what_the_code_does(row: str) -> None:
    text, holds = SAID[row]
    assert REASONS[row] == text
    assert holds


@pytest.mark.parametrize("row", BESIDE)
def test_a_default_beside_the_others_is_what_the_code_does(row: str) -> None:
    text, holds = BESIDE[row]
    assert COMPARED[row] == text
    assert holds


def test_what_only_resources_show_is_as_the_page_says() -> None:
    from cognito_identity import UserIdentity  # noqa: PLC0415 -- only here
    from tests.cognito_identity.engine import deploy  # noqa: PLC0415 -- same

    done = deploy(lambda: UserIdentity("shop", {"groups": {"staff": {"role": "arn:aws:iam::123456789012:role/staff"}}}))
    [pool] = [found.inputs for found in done.of_type("IdentityPool") if found.custom]
    assert [provider["serverSideTokenCheck"] for provider in pool["cognitoIdentityProviders"]] == [True]
    [attachment] = done.of_type("IdentityPoolRoleAttachment")
    assert [found["ambiguousRoleResolution"] for found in attachment.inputs["roleMappings"]] == ["Deny"]
    trust = done.named("shop-access-authenticated-role").inputs["assumeRolePolicy"]
    assert re.search(r":aud.*eu-central-1:", trust)
    assert re.search(r":amr.*\"authenticated\"", trust)
