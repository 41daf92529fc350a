from typing import Any

import pytest

from tests.sandbox.aws.world import App, World, refused

RISK: dict[str, Any] = {
    "CompromisedCredentialsRiskConfiguration": {"Actions": {"EventAction": "BLOCK"}},
    "AccountTakeoverRiskConfiguration": {"Actions": {"HighAction": {"Notify": False, "EventAction": "BLOCK"}}},
}


@pytest.fixture
def names(app: App) -> dict[str, str]:
    return {"UserPoolId": app.pool_id, "ClientId": app.id}


def test_a_risk_configuration_comes_back(world: World, app: App, names: dict[str, str]) -> None:
    idp = world.idp
    assert set(idp.describe_risk_configuration(UserPoolId=app.pool_id)["RiskConfiguration"]) == {"UserPoolId"}
    idp.set_risk_configuration(UserPoolId=app.pool_id, **RISK)
    of_pool = idp.describe_risk_configuration(UserPoolId=app.pool_id)["RiskConfiguration"]
    assert {key: of_pool[key] for key in RISK} == RISK
    assert "ClientId" not in of_pool
    assert idp.describe_risk_configuration(**names)["RiskConfiguration"]["ClientId"] == app.id
    stricter = {"RiskExceptionConfiguration": {"BlockedIPRangeList": ["192.0.2.0/24"]}}
    idp.set_risk_configuration(**names, **stricter)
    of_client = idp.describe_risk_configuration(**names)["RiskConfiguration"]
    assert of_client["RiskExceptionConfiguration"] == stricter["RiskExceptionConfiguration"]
    assert "CompromisedCredentialsRiskConfiguration" not in of_client


def test_log_delivery_comes_back(world: World, app: App) -> None:
    idp = world.idp
    none = idp.get_log_delivery_configuration(UserPoolId=app.pool_id)["LogDeliveryConfiguration"]
    assert none["LogConfigurations"] == []
    asked = [
        {
            "LogLevel": "ERROR",
            "EventSource": "userNotification",
            "CloudWatchLogsConfiguration": {"LogGroupArn": "arn:aws:logs:eu-central-1:123456789012:log-group:g"},
        }
    ]
    idp.set_log_delivery_configuration(UserPoolId=app.pool_id, LogConfigurations=asked)
    kept = idp.get_log_delivery_configuration(UserPoolId=app.pool_id)["LogDeliveryConfiguration"]
    assert kept["LogConfigurations"] == asked


def test_a_client_has_one_branding_style(world: World, names: dict[str, str]) -> None:
    idp = world.idp
    with refused("ResourceNotFoundException"):
        idp.describe_managed_login_branding_by_client(**names)
    asset = {"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": b"\x00logo"}
    settings = {"components": {"pageBackground": {"color": "ffffffff", "depth": 1}}}
    made = idp.create_managed_login_branding(**names, Settings=settings, Assets=[asset])["ManagedLoginBranding"]
    assert made["Settings"] == settings
    assert made["Assets"] == [asset]
    with refused("ManagedLoginBrandingExistsException"):
        idp.create_managed_login_branding(**names, UseCognitoProvidedValues=True)
    style = {"UserPoolId": names["UserPoolId"], "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    assert idp.describe_managed_login_branding(**style)["ManagedLoginBranding"] == made
    idp.update_managed_login_branding(**style, UseCognitoProvidedValues=True)
    changed = idp.describe_managed_login_branding_by_client(**names)["ManagedLoginBranding"]
    assert changed["UseCognitoProvidedValues"] is True
    assert "Settings" not in changed
    idp.delete_managed_login_branding(**style)
    with refused("ResourceNotFoundException"):
        idp.describe_managed_login_branding(**style)


def test_the_classic_pages_customization_comes_back(world: World, app: App, names: dict[str, str]) -> None:
    idp = world.idp
    idp.set_ui_customization(UserPoolId=app.pool_id, CSS=".a {}")
    assert idp.get_ui_customization(**names)["UICustomization"]["CSS"] == ".a {}"
    idp.set_ui_customization(**names, CSS=".b {}", ImageFile=b"logo")
    assert idp.get_ui_customization(**names)["UICustomization"]["CSS"] == ".b {}"
    assert idp.get_ui_customization(UserPoolId=app.pool_id)["UICustomization"]["CSS"] == ".a {}"


def test_an_unknown_pool_is_not_found(world: World) -> None:
    with refused("ResourceNotFoundException"):
        world.idp.set_risk_configuration(UserPoolId="eu-central-1_nobody", **RISK)
