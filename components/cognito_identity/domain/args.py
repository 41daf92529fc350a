"""The words of `UserPoolDomain`."""

from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import USER_POOL_DOMAIN
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class CognitoDomain(TypedDict, total=False):
    """A domain below AWS's own: `<prefix>.auth.<region>.amazoncognito.com`."""

    domain_prefix: Required[pulumi.Input[str]]
    """1 to 63 small letters, digits and hyphens, unique in the region; never with aws, amazon or cognito in it."""


class CustomDomain(TypedDict, total=False):
    """A domain of your own, such as `auth.example.com`. Its parent must have an A record before AWS accepts it."""

    domain_name: Required[pulumi.Input[str]]
    """The full host name. Can't change after creation."""
    certificate_arn: pulumi.Input[str]
    """A certificate for it in us-east-1, whichever region the pool is in."""
    hosted_zone_id: pulumi.Input[str]
    """The Route 53 zone: the alias records are made there, and without `certificate_arn` the certificate too."""


class UserPoolDomainOptions(TypedDict, total=False):
    """Arguments of `UserPoolDomain` but for the pool: what `add_domain` takes."""

    cognito_domain: CognitoDomain
    """Either this or `custom_domain`."""
    custom_domain: CustomDomain
    """Either this or `cognito_domain`."""
    managed_login_version: int
    """1: the classic hosted pages; 2: managed login, whose pages need a style per client. Default: 2;
    1 where the pool's plan is lite, which has no other pages."""


class UserPoolDomainArgs(UserPoolDomainOptions, total=False):
    """Arguments of `UserPoolDomain`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool. Can't change after creation."""


_ALIASES: Aliases = {
    "certificate": ("custom_domain.certificate_arn",),
    "domain": ("cognito_domain.domain_prefix", "custom_domain.domain_name"),
    "prefix": ("cognito_domain.domain_prefix",),
}
NAMES = ArgumentNames(
    tables={UserPoolDomainOptions: (USER_POOL_DOMAIN,), UserPoolDomainArgs: (USER_POOL_DOMAIN,)},
    aliases={UserPoolDomainOptions: _ALIASES, UserPoolDomainArgs: _ALIASES},
)
