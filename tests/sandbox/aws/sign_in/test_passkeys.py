"""Passkeys: enrolled and used with an authenticator that was written apart from what verifies it."""

import json
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url

from sandbox.aws import AwsServer
from sandbox.aws.sign_in.passkeys import MOST_PASSKEYS
from tests.sandbox.aws.authenticator import Authenticator
from tests.sandbox.aws.world import ALL_FLOWS, App, World, refused

DOMAIN = "notes.example.com"
PAGE = f"https://{DOMAIN}"
PARTY = {"RelyingPartyId": DOMAIN, "UserVerification": "required"}
POLICY = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]}}
UNLIKE = bytes_to_base64url(bytes(32))


def mfa(app: App, party: dict[str, str] | None = PARTY, mode: str = "OFF", **factors: Any) -> None:
    given = {} if party is None else {"WebAuthnConfiguration": party}
    app.idp.set_user_pool_mfa_config(UserPoolId=app.pool_id, MfaConfiguration=mode, **given, **factors)


@pytest.fixture
def app(world: World) -> App:
    made = world.pool(Policies=POLICY).app(flows=[*ALL_FLOWS, "ALLOW_USER_AUTH"])
    mfa(made)
    made.user("ann")
    return made


def access(app: App, name: str = "ann") -> str:
    return str(app.tokens(name)["AccessToken"])


def options(app: App, name: str = "ann") -> Any:
    return app.idp.start_web_authn_registration(AccessToken=access(app, name))["CredentialCreationOptions"]


def register(app: App, credential: Any, name: str = "ann") -> None:
    app.idp.complete_web_authn_registration(AccessToken=access(app, name), Credential=credential)


def enrolled(app: App, *, verifies: bool = True) -> Authenticator:
    authenticator = Authenticator(PAGE, verifies=verifies)
    register(app, authenticator.create(options(app)))
    return authenticator


def ask(app: App, name: str = "ann") -> Any:
    given = {"USERNAME": name, "PREFERRED_CHALLENGE": "WEB_AUTHN"}
    return app.idp.initiate_auth(ClientId=app.id, AuthFlow="USER_AUTH", AuthParameters=given)


def requested(challenge: Any) -> str:
    assert challenge["ChallengeName"] == "WEB_AUTHN"
    return str(challenge["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"])


def listed(app: App, **page: Any) -> Any:
    return app.idp.list_web_authn_credentials(AccessToken=access(app), **page)


def test_a_passkey_signs_in_without_a_password(app: App) -> None:
    authenticator = enrolled(app)
    for _ in range(2):
        challenge = ask(app)
        assert app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))["AuthenticationResult"]


def test_it_may_be_chosen_among_others(app: App) -> None:
    authenticator = enrolled(app)
    choice = app.idp.initiate_auth(ClientId=app.id, AuthFlow="USER_AUTH", AuthParameters={"USERNAME": "ann"})
    assert choice["AvailableChallenges"] == ["PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"]
    challenge = app.answer(choice, "ann", ANSWER="WEB_AUTHN")
    assert app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))["AuthenticationResult"]


def test_a_browser_is_asked_for_what_the_pool_says(app: App) -> None:
    asked = options(app)
    assert asked["rp"] == {"id": DOMAIN, "name": DOMAIN}
    assert asked["user"]["name"] == "ann"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["excludeCredentials"] == []
    authenticator = enrolled(app)
    own_id = bytes_to_base64url(authenticator.id)
    assert [known["id"] for known in options(app)["excludeCredentials"]] == [own_id]
    request = json.loads(requested(ask(app)))
    assert (request["rpId"], request["userVerification"]) == (DOMAIN, "required")
    assert [known["id"] for known in request["allowCredentials"]] == [own_id]


def test_passkeys_are_listed_in_pages_and_removed(app: App) -> None:
    before = time.time()
    made = [enrolled(app) for _ in range(3)]
    first = listed(app, MaxResults=2)
    second = listed(app, MaxResults=2, NextToken=first["NextToken"])
    assert "NextToken" not in second
    shown = first["Credentials"] + second["Credentials"]
    assert [passkey["CredentialId"] for passkey in shown] == [bytes_to_base64url(each.id) for each in made]
    assert shown[0]["FriendlyCredentialName"] == "Passkey 1"
    assert shown[0]["RelyingPartyId"] == DOMAIN
    assert shown[0]["AuthenticatorAttachment"] == "platform"
    assert shown[0]["AuthenticatorTransports"] == ["internal"]
    assert before - 1 <= shown[0]["CreatedAt"].timestamp() <= time.time() + 1
    for passkey in shown:
        app.idp.delete_web_authn_credential(AccessToken=access(app), CredentialId=passkey["CredentialId"])
    assert listed(app)["Credentials"] == []
    assert ask(app)["ChallengeName"] == "SELECT_CHALLENGE"
    with refused("ResourceNotFoundException"):
        app.idp.delete_web_authn_credential(AccessToken=access(app), CredentialId=shown[0]["CredentialId"])
    with refused("InvalidParameterException"):
        listed(app, NextToken="nonsense")


def test_a_removed_passkey_does_not_answer_an_earlier_challenge(app: App) -> None:
    authenticator = enrolled(app)
    challenge = ask(app)
    app.idp.delete_web_authn_credential(AccessToken=access(app), CredentialId=bytes_to_base64url(authenticator.id))
    with refused("NotAuthorizedException"):
        app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))


def foreign_key(authenticator: Authenticator, request: str) -> str:
    return authenticator.get(request, key=ec.generate_private_key(ec.SECP256R1()))


def foreign_challenge(authenticator: Authenticator, request: str) -> str:
    return authenticator.get(request, challenge=UNLIKE)


def foreign_page(authenticator: Authenticator, request: str) -> str:
    authenticator.origin = "https://phish.example"
    return authenticator.get(request)


def foreign_domain(authenticator: Authenticator, request: str) -> str:
    return authenticator.get(json.dumps(json.loads(request) | {"rpId": "phish.example"}))


def unverified(authenticator: Authenticator, request: str) -> str:
    authenticator.verifies = False
    return authenticator.get(request)


def foreign_user(authenticator: Authenticator, request: str) -> str:
    authenticator.user_handle = bytes_to_base64url(b"another user")
    return authenticator.get(request)


def cloned(authenticator: Authenticator, request: str) -> str:
    authenticator.uses = -1
    return authenticator.get(request)


def unknown(_authenticator: Authenticator, request: str) -> str:
    return Authenticator(PAGE).get(request)


def no_json(_authenticator: Authenticator, _request: str) -> str:
    return "{"


def no_credential(_authenticator: Authenticator, _request: str) -> str:
    return "[]"


@pytest.mark.parametrize(
    "answer",
    [
        foreign_key,
        foreign_challenge,
        foreign_page,
        foreign_domain,
        unverified,
        foreign_user,
        cloned,
        unknown,
        no_json,
        no_credential,
    ],
    ids=lambda answer: answer.__name__,
)
def test_an_answer_that_does_not_hold_is_refused_and_spends_the_challenge(app: App, answer: Any) -> None:
    authenticator = enrolled(app)
    challenge = ask(app)
    app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))
    challenge = ask(app)
    with refused("NotAuthorizedException", "Incorrect username or password."):
        app.answer(challenge, "ann", CREDENTIAL=answer(authenticator, requested(challenge)))
    with refused("NotAuthorizedException", "Invalid session"):
        app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))


def test_another_users_passkey_does_not_open_the_account(app: App) -> None:
    authenticator = enrolled(app)
    app.user("ben")
    register(app, Authenticator(PAGE).create(options(app, "ben")), "ben")
    challenge = ask(app, "ben")
    with refused("NotAuthorizedException"):
        app.answer(challenge, "ben", CREDENTIAL=authenticator.get(requested(challenge)))
    with refused("InvalidParameterException", "registered already"):
        register(app, authenticator.create(options(app, "ben")), "ben")


def test_an_app_below_the_relying_partys_domain_may_ask(app: App) -> None:
    register(app, Authenticator(f"https://app.{DOMAIN}:8443").create(options(app)))
    assert listed(app)["Credentials"]


@pytest.mark.parametrize(
    "origin", ["https://phish.example", f"https://not{DOMAIN}", f"http://{DOMAIN}", "https://example.com", "null"]
)
def test_a_foreign_page_registers_no_passkey(app: App, origin: str) -> None:
    with refused("WebAuthnOriginNotAllowedException", DOMAIN):
        register(app, Authenticator(origin).create(options(app)))


def test_a_page_on_this_machine_is_taken_for_localhost_only(app: App) -> None:
    with refused("WebAuthnOriginNotAllowedException"):
        register(app, Authenticator("http://localhost:5173").create(options(app)))
    mfa(app, PARTY | {"RelyingPartyId": "localhost"})
    register(app, Authenticator("http://localhost:5173").create(options(app)))


def test_a_passkey_of_another_domain_is_refused(app: App) -> None:
    with refused("WebAuthnRelyingPartyMismatchException"):
        register(app, Authenticator(PAGE).create(options(app), domain="phish.example"))


def test_a_passkey_without_user_verification_is_refused_where_it_is_required(app: App) -> None:
    with refused("WebAuthnCredentialNotSupportedException"):
        enrolled(app, verifies=False)
    mfa(app, PARTY | {"UserVerification": "preferred"})
    authenticator = enrolled(app, verifies=False)
    challenge = ask(app)
    assert app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))["AuthenticationResult"]


def test_a_challenge_is_good_once_for_a_while_and_for_its_client(
    app: App, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    credential = Authenticator(PAGE).create(options(app))
    register(app, credential)
    with refused("WebAuthnChallengeNotFoundException"):
        register(app, credential)
    with refused("WebAuthnCredentialNotSupportedException"):
        register(app, Authenticator(PAGE).create(options(app), challenge=UNLIKE))
    other = App(app.server, app.pool_id, world.pool_of(app).app().id)
    credential = Authenticator(PAGE).create(options(app))
    with refused("WebAuthnClientMismatchException"):
        register(other, credential)
    token = access(app)
    credential = Authenticator(PAGE).create(options(app))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    with refused("WebAuthnChallengeNotFoundException"):
        app.idp.complete_web_authn_registration(AccessToken=token, Credential=credential)


@pytest.mark.parametrize("credential", [{}, {"id": "a", "response": {"clientDataJSON": "e30"}}, "text"])
def test_what_is_no_credential_is_refused(app: App, credential: Any) -> None:
    options(app)
    with refused("InvalidParameterException", "Credential"):
        register(app, credential)


def test_a_pool_without_passkeys_says_so(world: World) -> None:
    app = world.app()
    app.user("ann")
    with refused("WebAuthnNotEnabledException"):
        options(app)


def test_the_relying_party_is_the_pools_own_domain_unless_it_is_told(world: World) -> None:
    app = world.pool(Policies=POLICY).app()
    app.user("ann")
    with refused("WebAuthnConfigurationMissingException"):
        options(app)
    app.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="notes")
    assert options(app)["rp"]["id"] == f"notes.auth.{app.server.region}.amazoncognito.com"
    app.idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain="notes")
    certificate = {"CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/8f8a8d2e"}
    app.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="auth.notes.example", CustomDomainConfig=certificate)
    assert options(app)["rp"]["id"] == "auth.notes.example"
    mfa(app)
    assert options(app)["rp"]["id"] == DOMAIN


def test_in_govcloud_the_pools_own_domain_is_the_fips_one() -> None:
    with AwsServer(region="us-gov-west-1") as server:
        app = World(server).pool(Policies=POLICY).app()
        app.user("ann")
        app.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="notes")
        assert options(app)["rp"]["id"] == "notes.auth-fips.us-gov-west-1.amazoncognito.com"


def test_another_relying_party_makes_earlier_passkeys_useless(app: App) -> None:
    enrolled(app)
    mfa(app, PARTY | {"RelyingPartyId": "elsewhere.example"})
    assert ask(app)["ChallengeName"] == "SELECT_CHALLENGE"
    assert len(listed(app)["Credentials"]) == 1


def test_a_user_has_no_more_passkeys_than_aws_allows(app: App) -> None:
    token = access(app)
    for _ in range(MOST_PASSKEYS):
        asked = app.idp.start_web_authn_registration(AccessToken=token)["CredentialCreationOptions"]
        app.idp.complete_web_authn_registration(AccessToken=token, Credential=Authenticator(PAGE).create(asked))
    with refused("LimitExceededException"):
        options(app)


def test_a_passkey_bypasses_mfa_only_if_it_counts_as_two_factors(app: App) -> None:
    authenticator = enrolled(app)
    totp: Any = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
    mfa(app, mode="ON", **totp)
    assert ask(app)["AvailableChallenges"] == ["PASSWORD", "PASSWORD_SRP"]
    both = {"RelyingPartyId": DOMAIN, "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}
    mfa(app, both, mode="ON", **totp)
    challenge = ask(app)
    assert json.loads(requested(challenge))["userVerification"] == "required"
    with refused("NotAuthorizedException"):
        app.answer(challenge, "ann", CREDENTIAL=unverified(authenticator, requested(challenge)))
    authenticator.verifies = True
    challenge = ask(app)
    assert app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))["AuthenticationResult"]


def test_a_passkey_of_a_disabled_user_is_refused(app: App) -> None:
    authenticator = enrolled(app)
    challenge = ask(app)
    app.idp.admin_disable_user(UserPoolId=app.pool_id, Username="ann")
    with refused("NotAuthorizedException", "User is disabled."):
        app.answer(challenge, "ann", CREDENTIAL=authenticator.get(requested(challenge)))
    with refused("NotAuthorizedException", "User is disabled."):
        ask(app)
