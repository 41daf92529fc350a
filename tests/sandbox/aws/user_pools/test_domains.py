from typing import Any

from tests.sandbox.aws.world import App, World, refused

CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/one"


def described(world: World, domain: str) -> Any:
    return world.idp.describe_user_pool_domain(Domain=domain)["DomainDescription"]


def test_managed_login_version_is_classic_by_default_and_can_change(world: World, app: App) -> None:
    idp = world.idp
    assert idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="pages")["ManagedLoginVersion"] == 1
    assert described(world, "pages")["ManagedLoginVersion"] == 1
    idp.update_user_pool_domain(UserPoolId=app.pool_id, Domain="pages", ManagedLoginVersion=2)
    assert described(world, "pages")["ManagedLoginVersion"] == 2
    idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain="pages")
    assert described(world, "pages") == {}
    with refused("ResourceNotFoundException"):
        idp.update_user_pool_domain(UserPoolId=app.pool_id, Domain="pages", ManagedLoginVersion=2)


def test_a_pool_has_one_domain(world: World, app: App) -> None:
    world.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="first")
    with refused("InvalidParameterException", "already has a domain"):
        world.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="second")
    world.idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain="first")
    world.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="second")
    world.idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain="second")


def test_a_custom_domain_keeps_its_certificate_until_it_gets_another(world: World, app: App) -> None:
    idp, domain = world.idp, "login.example.com"
    made = idp.create_user_pool_domain(
        UserPoolId=app.pool_id, Domain=domain, CustomDomainConfig={"CertificateArn": CERTIFICATE}, ManagedLoginVersion=2
    )
    assert made["CloudFrontDomain"].endswith(".cloudfront.net")
    assert described(world, domain)["CustomDomainConfig"] == {"CertificateArn": CERTIFICATE}
    another = CERTIFICATE.replace("one", "two")
    idp.update_user_pool_domain(UserPoolId=app.pool_id, Domain=domain, CustomDomainConfig={"CertificateArn": another})
    assert described(world, domain)["CustomDomainConfig"] == {"CertificateArn": another}
    assert described(world, domain)["ManagedLoginVersion"] == 2
    idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain=domain)
