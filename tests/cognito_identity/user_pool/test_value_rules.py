from typing import Any, ClassVar

import pytest

from cognito_identity.user_pool.value_rules import VALUE_RULES
from tests.cognito_identity.planned import Found, pool_settings, said_of_values

SES = {"from_email": "no-reply@example.com"}


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


class TestUserPoolId:
    @pytest.mark.parametrize("value", ["users", "us-east-1", "us-east-1:11111111-2222-3333-4444-555555555555"])
    def test_another_string_is_refused(self, value: str) -> None:
        found = said_of_values(VALUE_RULES, pool_settings(expected_user_pool_id=value))
        assert paths(found) == ["expected_user_pool_id"]

    def test_a_user_pool_id_is_accepted(self) -> None:
        settings = pool_settings(expected_user_pool_id="us-gov-west-1_aBcDeFgH1")
        assert said_of_values(VALUE_RULES, settings) == []


class TestRegion:
    @pytest.mark.parametrize("region", ["", "mars", "mars-1x", "EU-central-1", "eu-central-1 ", "eu central 1"])
    def test_another_string_is_refused(self, region: str) -> None:
        assert paths(said_of_values(VALUE_RULES, pool_settings(sns_region=region))) == ["sns_region"]
        settings = pool_settings(email={**SES, "ses_region": region})
        assert paths(said_of_values(VALUE_RULES, settings)) == ["email.ses_region"]

    @pytest.mark.parametrize("region", ["eu-central-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"])
    def test_a_region_is_accepted(self, region: str) -> None:
        assert said_of_values(VALUE_RULES, pool_settings(sns_region=region)) == []


class TestEmailAddress:
    NOTIFY: ClassVar[Any] = {"high": {"event_action": "BLOCK"}}

    @pytest.mark.parametrize(
        "address", ["ännchen@example.com", "ann", "ann@b@example.com", "Ann <ann@example.com>", ""]
    )
    def test_another_string_is_refused_in_every_argument(self, address: str) -> None:
        found = said_of_values(VALUE_RULES, pool_settings(email={**SES, "reply_to": address}))
        assert paths(found) == ["email.reply_to"]
        assert paths(said_of_values(VALUE_RULES, pool_settings(email={"reply_to": address}))) == ["email.reply_to"]
        notify = {"from_email": address, "reply_to": address}
        risk = {"account_takeover": {**self.NOTIFY, "notify_configuration": notify}}
        assert paths(said_of_values(VALUE_RULES, pool_settings(risk_configuration=risk))) == [
            "risk_configuration.account_takeover.notify_configuration.from_email",
            "risk_configuration.account_takeover.notify_configuration.reply_to",
        ]

    def test_a_domain_is_converted_to_ascii(self) -> None:
        notify = {"from_email": "ann@bücher.example", "reply_to": "ann@bücher.example"}
        risk = {"account_takeover": {**self.NOTIFY, "notify_configuration": notify}}
        settings = pool_settings(risk_configuration=risk, email={**SES, "reply_to": "ann@bücher.example"})
        assert said_of_values(VALUE_RULES, settings) == []
        assert settings.protection.risk is not None
        sender = settings.protection.risk["account_takeover"]["notify_configuration"]
        assert set(sender.values()) == {"ann@xn--bcher-kva.example"}


class TestExternalId:
    @pytest.mark.parametrize("text", ["", "a b", "a\nb", "ü", "x" * 1225])
    def test_an_invalid_external_id_is_refused(self, text: str) -> None:
        assert paths(said_of_values(VALUE_RULES, pool_settings(sms_role_external_id=text))) == ["sms_role_external_id"]

    @pytest.mark.parametrize("text", ["shop-sms", "a+b=c,d.e@f:g/h_i", "x" * 1224])
    def test_a_valid_external_id_is_accepted(self, text: str) -> None:
        assert said_of_values(VALUE_RULES, pool_settings(sms_role_external_id=text)) == []
