"""`UserPoolAlarms` as the engine sees it."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, UserIdentity, UserPoolAlarms, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Registered, Run, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
TOPIC = f"arn:aws:sns:{REGION}:{ACCOUNT}:on-call"


GOOGLE: Any = {"provider_type": "google", "client_id": "abc", "client_secret": "def"}
CORP: Any = {
    "provider_type": "saml",
    "name": "corp",
    "metadata_url": "https://corp.example/saml",
    "attribute_mapping": {"email": "email", "given_name": "given", "family_name": "family"},
}
WEB: Any = {"callback_urls": ["https://shop.example/"]}


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def alarms(args: Any, **options: Any) -> Run:
    return deploy(lambda: UserPoolAlarms("watch", with_pool(args)), **options)


@pytest.mark.parametrize("preview", [True, False])
def series_of(alarm: Registered) -> list[tuple[str, dict[str, str]]]:
    """Every metric an alarm reads, with its dimensions."""
    found = [query["metric"] for query in alarm.inputs["metricQueries"] if "metric" in query]
    return [(metric["metricName"], metric["dimensions"]) for metric in found]


def clients_with(done: Run, metric: str) -> set[str]:
    """The app clients that some alarm watches by this metric."""
    pairs = [pair for alarm in done.of_type("MetricAlarm") for pair in series_of(alarm)]
    return {dimensions["UserPoolClient"] for name, dimensions in pairs if name == metric}


@pytest.mark.parametrize("preview", [True, False])
def test_without_a_client_administrators_and_leaked_passwords_are_watched(preview: bool) -> None:
    done = alarms({}, preview=preview)
    assert {alarm.name for alarm in done.of_type("MetricAlarm")} == {
        "watch-throttled",
        "watch-compromised-credentials",
    }
    assert series_of(done.named("watch-throttled")) == [
        ("SignUpThrottles", {"UserPool": POOL_ID, "UserPoolClient": "Admin"})
    ]


def test_a_client_adds_the_share_of_sign_ins_that_fail() -> None:
    inputs = alarms({"client_id": "abc", "failed_sign_ins_percent": 30}).named("watch-failed-sign-ins").inputs
    assert (inputs["threshold"], inputs["evaluationPeriods"]) == (30, 3)
    succeeded, failed = inputs["metricQueries"]
    assert succeeded["metric"]["dimensions"] == {"UserPool": POOL_ID, "UserPoolClient": "abc"}
    assert (succeeded["returnData"], failed["returnData"]) == (False, True)
    assert failed["expression"] == "100 * (1 - succeeded)"


def test_throttles_of_every_kind_are_added_up() -> None:
    alarm = alarms({"client_id": "abc", "identity_providers": ["Google"]}).named("watch-throttled")
    client = {"UserPool": POOL_ID, "UserPoolClient": "abc"}
    assert series_of(alarm) == [
        ("SignInThrottles", client),
        ("SignUpThrottles", client),
        ("TokenRefreshThrottles", client),
        ("SignUpThrottles", {"UserPool": POOL_ID, "UserPoolClient": "Admin"}),
        ("FederationThrottles", {**client, "IdentityProvider": "Google"}),
    ]
    queries = alarm.inputs["metricQueries"]
    assert [query["id"] for query in queries if query["returnData"]] == ["throttled"]


def test_leaked_passwords_are_counted_for_every_operation_at_every_level_of_risk() -> None:
    """AWS publishes no sum over them: without one of the dimensions there is no such metric."""
    assert {
        (metric, dimensions["UserPoolId"], dimensions["Operation"], dimensions["RiskLevel"])
        for metric, dimensions in series_of(alarms({}).named("watch-compromised-credentials"))
    } == {
        ("CompromisedCredentialRisk", POOL_ID, operation, level)
        for operation in ("SignIn", "SignUp", "PasswordChange")
        for level in ("High", "Medium", "Low")
    }


DOCUMENTED = {
    "SignInSuccesses": {"UserPool", "UserPoolClient"},
    "SignInThrottles": {"UserPool", "UserPoolClient"},
    "SignUpThrottles": {"UserPool", "UserPoolClient"},
    "TokenRefreshThrottles": {"UserPool", "UserPoolClient"},
    "FederationThrottles": {"UserPool", "UserPoolClient", "IdentityProvider"},
    "CompromisedCredentialRisk": {"UserPoolId", "Operation", "RiskLevel"},
}
"""https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html and
…/user-pool-settings-viewing-threat-protection-metrics.html."""


@pytest.mark.parametrize("providers", [0, 1, 6, 7, 30])
def test_every_alarm_is_on_metrics_that_aws_publishes_and_on_ten_at_most(providers: int) -> None:
    names = [f"corp{index}" for index in range(providers)]
    done = alarms({"client_id": "abc", "client_ids": {"mobile": "def"}, "identity_providers": names})
    pairs = []
    for alarm in done.of_type("MetricAlarm"):
        read = series_of(alarm)
        assert 1 <= len(read) <= 10
        assert len([query for query in alarm.inputs["metricQueries"] if query["returnData"]]) == 1
        for query in alarm.inputs["metricQueries"]:
            assert query.get("metric", {}).get("namespace", "AWS/Cognito") == "AWS/Cognito"
        for metric, dimensions in read:
            assert set(dimensions) == DOCUMENTED[metric]
            assert all(dimensions.values())
        pairs += [(metric, *dimensions.values()) for metric, dimensions in read]
    assert len(pairs) == len(set(pairs)) == 2 * 3 + 1 + 9 + 2 + 2 * providers


def test_each_client_has_alarms_of_its_own() -> None:
    done = alarms({"client_id": "abc", "client_ids": {"mobile": "def"}})
    assert set(done.named("watch").outputs["alarmArns"]) == {
        "throttled",
        "failed-sign-ins",
        "throttled-mobile",
        "failed-sign-ins-mobile",
        "compromised-credentials",
    }
    assert clients_with(done, "SignInSuccesses") == {"abc", "def"}


def test_a_pools_alarms_watch_its_clients_and_providers_those_added_later_too() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("pool")
        pool.register_identity_provider("google", GOOGLE)
        pool.add_client("web", {"preset": "spa"})
        made = pool.add_alarms("watch")
        pool.add_client("mobile", {"preset": "native"})
        pool.register_identity_provider("corp", CORP)
        pool.add_client("late", {"preset": "spa"})
        assert {"throttled", "throttled-web", "throttled-mobile", "throttled-late"} <= set(made.alarms)
        pulumi.export("arns", made.alarm_arns)

    done = deploy(program)
    three = clients_with(done, "SignInSuccesses")
    assert len(three) == 3
    for metric in ("SignInThrottles", "TokenRefreshThrottles"):
        assert clients_with(done, metric) == three
    assert clients_with(done, "SignUpThrottles") == {*three, "Admin"}
    pairs = [pair for alarm in done.of_type("MetricAlarm") for pair in series_of(alarm)]
    federated = [
        (found["UserPoolClient"], found["IdentityProvider"]) for name, found in pairs if name == "FederationThrottles"
    ]
    assert len(federated) == len(set(federated))
    assert set(federated) == {(client, provider) for client in three for provider in ("Google", "corp")}
    assert "throttled-late" in done.outputs["arns"]


def test_an_identitys_alarms_keep_their_names_for_the_main_client_and_watch_the_others() -> None:
    def program() -> None:
        identity = UserIdentity("shop", {"clients": {"mobile": {"preset": "native"}, "web": {"preset": "spa"}}})
        identity.add_alarms("watch")
        identity.add_client("admin", {"preset": "web", "o_auth": WEB})

    done = deploy(program)
    assert {alarm.name.removeprefix("shop-users-watch-") for alarm in done.of_type("MetricAlarm")} == {
        "throttled",
        "failed-sign-ins",
        "compromised-credentials",
        *(f"{alarm}-{client}" for alarm in ("throttled", "failed-sign-ins") for client in ("mobile", "admin")),
    }
    assert len(clients_with(done, "SignInSuccesses")) == 3


def test_the_client_of_an_adopted_pool_is_watched() -> None:
    existing: Any = {"existing_user_pool": {"user_pool_id": POOL_ID, "client_id": "theirs"}, "clients": {}}
    done = deploy(lambda: UserIdentity("shop", existing).add_alarms("watch"))
    assert clients_with(done, "SignInSuccesses") == {"theirs"}


def test_a_machines_client_has_no_sign_ins_to_watch() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("pool")
        scopes: Any = [{"scope_name": "r", "scope_description": "R"}]
        pool.add_resource_server("api", {"identifier": "api", "scopes": scopes})
        pool.add_client("job", {"preset": "machine", "o_auth": {"scopes": ["api/r"]}})
        pool.add_alarms("watch")

    done = deploy(program)
    assert clients_with(done, "SignInThrottles") == set()


def test_a_name_of_a_client_of_the_pool_is_refused() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("pool")
        pool.add_client("web", {"preset": "spa"})
        pool.add_alarms("watch", {"client_ids": {"web": "abc"}})

    done = run(program)
    assert "client_ids.web: is an app client of the pool, which already has alarms; remove it" in str(done.error)
    assert done.of_type("MetricAlarm") == []


@pytest.mark.parametrize("argument", [{"failed_sign_ins_percent": 30}, {"identity_providers": ["Google"]}])
def test_arguments_for_clients_have_no_effect_without_one(argument: Any) -> None:
    (message,) = alarms(argument).messages
    assert "has no effect without an app client" in message
    assert alarms({"client_ids": {"web": "abc"}, **argument}).messages == []


def test_every_alarm_sends_its_start_and_end_to_the_topic_and_ignores_missing_data() -> None:
    for alarm in alarms({"client_id": "abc", "topic_arn": TOPIC}).of_type("MetricAlarm"):
        assert alarm.inputs["treatMissingData"] == "notBreaching"
        assert alarm.inputs["alarmActions"] == alarm.inputs["okActions"] == [TOPIC]


def test_without_a_topic_nobody_is_told() -> None:
    assert "alarmActions" not in alarms({}).named("watch-throttled").inputs


def test_the_alarms_arns_are_given_by_name() -> None:
    outputs = alarms({"client_id": "abc"}).named("watch").outputs
    assert set(outputs["alarmArns"]) == {"throttled", "failed-sign-ins", "compromised-credentials"}


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"throttled_requests": 0}, "throttled_requests"),
        ({"compromised_credentials": -1}, "compromised_credentials"),
        ({"failed_sign_ins_percent": 0}, "failed_sign_ins_percent"),
        ({"failed_sign_ins_percent": 101}, "failed_sign_ins_percent"),
        ({"treshold": 1}, "treshold"),
        ({"client_ids": {"a b": "abc"}}, "client_ids.a b"),
        ({"client_ids": {"": "abc"}}, "client_ids."),
        ({"client_ids": ["abc"]}, "client_ids"),
        ({"identity_providers": "Google"}, "identity_providers"),
    ],
)
def test_thresholds_that_can_not_be_are_refused(args: Any, path: str) -> None:
    done = run(lambda: UserPoolAlarms("watch", with_pool(args)))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert f": {path}: " in str(done.error)


@pytest.mark.parametrize("percent", [1, 100])
def test_the_edges_of_a_share_are_shares(percent: int) -> None:
    inputs = alarms({"client_id": "abc", "failed_sign_ins_percent": percent}).named("watch-failed-sign-ins").inputs
    assert inputs["threshold"] == percent


ELSEWHERE = f"arn:aws:sns:us-west-2:{ACCOUNT}:on-call"


@pytest.mark.parametrize("pool_later", [False, True])
@pytest.mark.parametrize("topic_later", [False, True])
def test_a_topic_of_another_region_is_refused(pool_later: bool, topic_later: bool) -> None:
    """CloudWatch would accept the alarm and send no message."""

    def program() -> None:
        pool = pulumi.Output.from_input(POOL_ID) if pool_later else POOL_ID
        topic = pulumi.Output.from_input(ELSEWHERE) if topic_later else ELSEWHERE
        UserPoolAlarms("watch", {"user_pool_id": pool, "topic_arn": topic})

    done = run(program)
    assert error_codes(done.error) == [("topic_arn", "topic-region")]
    assert (ELSEWHERE in str(done.error)) is not (pool_later or topic_later)
    assert done.of_type("MetricAlarm") == []
