from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycognito import aws_srp

from sandbox.aws.factors import srp
from tests.sandbox.aws.world import PASSWORD, App, World, refused

POOL = "eu-central-1_abcdefghi"


class Client:
    """pycognito's half of an exchange, without a network."""

    def __init__(self, password: str) -> None:
        make: Any = aws_srp.AWSSRP
        self.half = make("ann", password, POOL, "client", client=object())

    def claim(self, attempt: srp.Attempt, salt: str) -> dict[str, str]:
        asked = {
            "USERNAME": attempt.user_id,
            "USER_ID_FOR_SRP": attempt.user_id,
            "SALT": salt,
            "SRP_B": f"{attempt.server_public:x}",
            "SECRET_BLOCK": attempt.secret_block,
        }
        answer = self.half.process_challenge(asked, {"USERNAME": attempt.user_id})
        return {
            "secret_block": answer["PASSWORD_CLAIM_SECRET_BLOCK"],
            "timestamp": answer["TIMESTAMP"],
            "signature": answer["PASSWORD_CLAIM_SIGNATURE"],
        }


def exchange(
    known: str, typed: str, user_id: str = "ann", salt: str = "0badcafe"
) -> tuple[srp.Attempt, dict[str, str]]:
    client = Client(typed)
    verifier = srp.password_verifier("abcdefghi", user_id, known, salt)
    attempt = srp.begin("abcdefghi", user_id, verifier, client.half.get_auth_params()["SRP_A"])
    return attempt, client.claim(attempt, salt)


@settings(max_examples=8, deadline=None)
@given(password=st.text(min_size=1, max_size=40), user_id=st.text(min_size=1, max_size=20), salt=st.binary(min_size=1))
def test_the_right_password_proves_itself_whatever_it_is(password: str, user_id: str, salt: bytes) -> None:
    attempt, claim = exchange(password, password, user_id, salt.hex())
    assert srp.claim_holds(attempt, **claim)


@settings(max_examples=5, deadline=None)
@given(known=st.text(min_size=1, max_size=40), typed=st.text(min_size=1, max_size=40))
def test_another_password_proves_nothing(known: str, typed: str) -> None:
    attempt, claim = exchange(known, typed)
    assert srp.claim_holds(attempt, **claim) == (known == typed)


@pytest.mark.parametrize("part", ["secret_block", "timestamp", "signature"])
def test_a_claim_that_was_altered_does_not_hold(part: str) -> None:
    attempt, claim = exchange(PASSWORD, PASSWORD)
    other = (datetime.now(UTC) - timedelta(seconds=61)).strftime(srp.TIMESTAMP_FORMAT)
    altered = other if part == "timestamp" else claim[part][::-1]
    assert not srp.claim_holds(attempt, **claim | {part: altered})


@pytest.mark.parametrize(("minutes", "fresh"), [(-6, False), (-4, True), (4, True), (6, False)])
def test_a_claim_of_another_time_does_not_hold(minutes: int, *, fresh: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhen(datetime):
        @classmethod
        def utcnow(cls) -> "Elsewhen":
            return cls.fromtimestamp(datetime.now(UTC).timestamp() + 60 * minutes, UTC)

    class Module:
        datetime = Elsewhen

    monkeypatch.setattr(aws_srp, "datetime", Module)
    attempt, claim = exchange(PASSWORD, PASSWORD)
    assert srp.claim_holds(attempt, **claim) is fresh


def test_a_timestamp_that_is_none_does_not_hold() -> None:
    attempt, claim = exchange(PASSWORD, PASSWORD)
    assert not srp.claim_holds(attempt, **claim | {"timestamp": "yesterday"})


@pytest.mark.parametrize("public", ["0", f"{srp.N:x}", f"{2 * srp.N:x}"])
def test_a_public_value_that_would_fix_the_key_is_refused(public: str) -> None:
    with pytest.raises(ValueError, match="zero"):
        srp.begin("abcdefghi", "ann", 1, public)


def test_pycognito_signs_in_with_the_right_password(app: App) -> None:
    app.user("ann")
    assert set(app.srp("ann")["AuthenticationResult"]) >= {"IdToken", "AccessToken", "RefreshToken"}


def test_pycognito_does_not_sign_in_with_a_wrong_one(app: App) -> None:
    app.user("ann")
    with refused("NotAuthorizedException", "Incorrect username or password."):
        app.srp("ann", "Wrong-horse-1")


def test_a_password_change_changes_what_srp_proves(app: App) -> None:
    app.user("ann")
    app.idp.admin_set_user_password(UserPoolId=app.pool_id, Username="ann", Password="New-horse-22", Permanent=True)
    with refused("NotAuthorizedException"):
        app.srp("ann")
    assert app.srp("ann", "New-horse-22")["AuthenticationResult"]


def begin(app: App, client: Any) -> Any:
    return app.idp.initiate_auth(ClientId=app.id, AuthFlow="USER_SRP_AUTH", AuthParameters=client.get_auth_params())


def respond(app: App, responses: dict[str, str]) -> Any:
    return app.idp.respond_to_auth_challenge(
        ClientId=app.id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=responses
    )


def test_an_exchange_is_good_once(app: App) -> None:
    app.user("ann")
    client = app.srp_client("ann")
    challenge = begin(app, client)
    claim = client.process_challenge(challenge["ChallengeParameters"], {"USERNAME": "ann"})
    assert respond(app, claim)["AuthenticationResult"]
    with refused("NotAuthorizedException"):
        respond(app, claim)


def test_a_tampered_answer_is_refused_over_http(app: App) -> None:
    app.user("ann")
    for part in ("PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"):
        client = app.srp_client("ann")
        claim = client.process_challenge(begin(app, client)["ChallengeParameters"], {"USERNAME": "ann"})
        with refused("NotAuthorizedException"):
            respond(app, claim | {part: "Tue Nov 1 00:00:00 UTC 2022" if part == "TIMESTAMP" else "AAAA"})


def test_a_user_who_does_not_exist_looks_like_one_who_does(world: World) -> None:
    pool = world.pool()
    quiet = pool.app(PreventUserExistenceErrors="ENABLED")
    first, second = (begin(quiet, quiet.srp_client("unknown"))["ChallengeParameters"] for _ in range(2))
    assert set(first) == {"SALT", "SRP_B", "USERNAME", "USER_ID_FOR_SRP", "SECRET_BLOCK"}
    assert first["SALT"] == second["SALT"]
    assert first["SRP_B"] != second["SRP_B"]
    with refused("NotAuthorizedException", "Incorrect username or password."):
        quiet.srp("unknown")
    open_app = pool.app()
    with refused("UserNotFoundException", "User does not exist."):
        open_app.srp("unknown")


def test_a_public_value_of_zero_is_refused_over_http(app: App) -> None:
    app.user("ann")
    with refused("InvalidParameterException", "SRP_A"):
        app.idp.initiate_auth(
            ClientId=app.id, AuthFlow="USER_SRP_AUTH", AuthParameters={"USERNAME": "ann", "SRP_A": "0"}
        )
