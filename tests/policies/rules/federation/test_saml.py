from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.rules.federation.saml import RULE
from tests.policies.checking import outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good

DETAILS = {
    "EncryptedResponses": "true",
    "RequestSigningAlgorithm": "rsa-sha256",
    "IDPInit": "false",
    "MetadataURL": "https://corp.example.com/metadata",
}


def provider(**details: Any) -> Any:
    given = {key: value for key, value in (DETAILS | details).items() if value is not None}
    return good(
        IDENTITY_PROVIDER,
        providerType="SAML",
        providerDetails=dict.fromkeys(("oidc_issuer", "authorize_scopes")) | given,
    )


def test_encrypted_signed_and_begun_here() -> None:
    assert outcome(RULE, provider()).clean
    assert outcome(RULE, provider(IDPInit=None, EncryptedResponses="True", MetadataURL="HTTPS://x")).clean


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"EncryptedResponses": "false"}, 'providerDetails.EncryptedResponses is "false"'),
        ({"EncryptedResponses": None}, "providerDetails.EncryptedResponses is not set"),
        ({"RequestSigningAlgorithm": None}, "providerDetails.RequestSigningAlgorithm is not set"),
        ({"RequestSigningAlgorithm": "rsa-sha1"}, 'providerDetails.RequestSigningAlgorithm is "rsa-sha1"'),
        ({"IDPInit": "true"}, 'providerDetails.IDPInit is "true"'),
        ({"IDPInit": "True"}, 'providerDetails.IDPInit is "true"'),
        ({"MetadataURL": None, "MetadataFile": "<xml/>"}, "providerDetails.MetadataURL is not set"),
        ({"MetadataURL": ""}, 'providerDetails.MetadataURL is ""'),
        ({"MetadataURL": "http://x"}, 'providerDetails.MetadataURL is "http://x"'),
        ({"MetadataURL": "https://"}, 'providerDetails.MetadataURL is "https://"'),
        ({"MetadataURL": "https:x"}, 'providerDetails.MetadataURL is "https:x"'),
    ],
)
def test_each_weakness_fires(details: Any, told: str) -> None:
    [message] = outcome(RULE, provider(**details)).violated
    assert message.startswith(told)


@pytest.mark.parametrize("kind", ["OIDC", "Google", "saml", None])
def test_other_providers_are_not_looked_at(kind: Any) -> None:
    assert outcome(RULE, good(IDENTITY_PROVIDER, providerType=kind)).clean


@pytest.mark.parametrize("name", DETAILS)
def test_unknown_is_not_checked_yet(name: str) -> None:
    found = outcome(RULE, provider(**{name: UNKNOWN_TEXT}))
    assert not found.violated
    assert name in found.unchecked[0]


def test_an_unknown_kind_is_not_checked_yet() -> None:
    found = outcome(RULE, good(IDENTITY_PROVIDER, providerType=UNKNOWN_TEXT))
    assert not found.violated
    assert "providerType" in found.unchecked[0]


def test_another_type_is_a_violation() -> None:
    assert "must be a text, got a boolean" in outcome(RULE, provider(EncryptedResponses=True)).violated[0]


def test_remediating_changes_what_is_weak_and_nothing_else() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(provider(EncryptedResponses=None, RequestSigningAlgorithm="x", IDPInit="true"))
    assert props["providerDetails"] == DETAILS
    [(_, props)] = server.remediate(
        provider(EncryptedResponses="True", RequestSigningAlgorithm=secret("x"), IDPInit=None)
    )
    assert props["providerDetails"] == {
        "EncryptedResponses": "True",
        "RequestSigningAlgorithm": secret("rsa-sha256"),
        "MetadataURL": DETAILS["MetadataURL"],
    }
    assert server.remediate(provider(MetadataURL=None, EncryptedResponses=UNKNOWN_TEXT)) == []
