"""Arguments of `UserPoolDomain`."""

from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import USER_POOL_DOMAIN
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class CognitoDomain(TypedDict, total=False):
    """A prefix domain of AWS: `<prefix>.auth.<region>.amazoncognito.com`.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
    """

    domain_prefix: Required[pulumi.Input[str]]
    """1 to 63 lower-case letters, digits and hyphens, unique in the region. It must not contain `aws`, `amazon` or
    `cognito`, which AWS reserves. Can't change later: a change replaces the domain.
    """


class CustomDomain(TypedDict, total=False):
    """A custom domain, such as `auth.example.com`. AWS requires an A record for the parent domain, `example.com`.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """

    domain_name: Required[pulumi.Input[str]]
    """The host name, in lower case, at most 63 characters. Can't change later: a change replaces the domain."""
    certificate_arn: pulumi.Input[str]
    """The ARN of an ACM certificate for the host name in us-east-1, whatever the user pool's region.

    Default: a new certificate, which needs `hosted_zone_id`.
    """
    hosted_zone_id: pulumi.Input[str]
    """The id of the Route 53 hosted zone for the alias records, and for the validation of a new certificate.

    Default: no DNS records are created.
    """


class UserPoolDomainOptions(TypedDict, total=False):
    """Arguments of `UserPoolDomain` without `user_pool_id`, for `add_domain` and `UserIdentity.domain`.

    Set either `cognito_domain` or `custom_domain`.
    """

    cognito_domain: CognitoDomain
    """A prefix domain of AWS. It excludes `custom_domain`."""
    custom_domain: CustomDomain
    """A custom domain. It excludes `cognito_domain`."""
    managed_login_version: int
    """The login pages: 1 for the hosted UI (classic), 2 for managed login, which needs a branding style per client.

    Default: 2; 1 if the user pool's feature plan is known to be lite, which has the hosted UI only.
    """


class UserPoolDomainArgs(UserPoolDomainOptions, total=False):
    """Arguments of `UserPoolDomain`. Set `user_pool_id`, and either `cognito_domain` or `custom_domain`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool. Can't change later: a change replaces the domain."""


_ALIASES: Aliases = {
    "certificate": ("custom_domain.certificate_arn",),
    "domain": ("cognito_domain.domain_prefix", "custom_domain.domain_name"),
    "prefix": ("cognito_domain.domain_prefix",),
}
NAMES = ArgumentNames(
    tables={UserPoolDomainOptions: (USER_POOL_DOMAIN,), UserPoolDomainArgs: (USER_POOL_DOMAIN,)},
    aliases={UserPoolDomainOptions: _ALIASES, UserPoolDomainArgs: _ALIASES},
)
