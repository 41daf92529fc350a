"""The component `UserPoolDomain`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self, cast
from urllib.parse import urlencode

import pulumi
import pulumi_aws as aws

from cognito_identity.addresses import login_host, pool_region
from cognito_identity.app_client.component import AppClient
from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import USER_POOL_DOMAIN
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.domain.args import NAMES, UserPoolDomainArgs
from cognito_identity.domain.plan import resolve_user_pool_domain
from cognito_identity.domain.rules import VALUE_RULES
from cognito_identity.domain.settings import UserPoolDomainSettings
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.output_checks import as_output, check_when_known, with_all
from cognito_identity.validation.problems import Problems, showable
from cognito_identity.validation.reader import read
from cognito_identity.validation.redirects import redirect_is_safe
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values

# CloudFront, which serves custom domains, requires certificates in this region.
_CERTIFICATE_REGION = "us-east-1"


class UserPoolDomain(pulumi.ComponentResource):
    """The domain of a user pool's managed login pages and OAuth endpoints: a prefix of AWS's domain, or your own.

    With a hosted zone, the certificate in us-east-1, its validation and the alias records are created too.

    ```python
    UserPoolDomain("login", {"user_pool_id": pool.user_pool_id, "cognito_domain": {"domain_prefix": "acme-app"}})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
    """

    domain_name: pulumi.Output[str]
    """The prefix, or the host name of a custom domain."""
    cloudfront_domain: pulumi.Output[str]
    """The domain of the CloudFront distribution, which is the target of a custom domain's DNS record."""
    base_url: pulumi.Output[str]
    """The URL of the login pages and OAuth endpoints, without a path."""

    def __init__(self, name: str, args: UserPoolDomainArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("UserPoolDomain", name)
        settings = resolved(
            args,
            UserPoolDomainSettings,
            subject,
            lambda problems: resolve_user_pool_domain(read(UserPoolDomainArgs, args, problems, names=NAMES), problems),
        )
        settings = replace(settings, arguments=checked_values(settings.arguments, VALUE_RULES, subject))
        super().__init__(type_token("UserPoolDomain"), name, None, propagate_depends_on(opts))
        self._name = name
        custom = settings.custom
        # AWS's model has prefixes only, and refuses the dots of a host name.
        inputs = settings.inputs(self._certificate(custom) if settings.makes_certificate else None)
        host = {"domain": inputs.pop("domain")} if custom else {}
        self.domain = aws.cognito.UserPoolDomain(
            f"{name}-domain",
            # A pool has one prefix: AWS refuses the new domain while the old one exists.
            opts=pulumi.ResourceOptions(parent=self, delete_before_replace=True),
            **check_outputs(USER_POOL_DOMAIN, inputs, subject),
            **host,
        )
        """The domain resource."""
        if "hosted_zone_id" in custom:
            self._alias_records(custom)

        self.managed_login = settings.managed_login
        """Whether its pages are managed login (v2), not the hosted UI (classic)."""
        self.domain_name = self.domain.domain
        self.cloudfront_domain = self.domain.cloudfront_distribution
        self.base_url = _base_url(settings, self.domain)
        self.register_outputs(
            {
                "domainName": self.domain_name,
                "cloudfrontDomain": self.cloudfront_domain,
                "baseUrl": self.base_url,
            }
        )

    @classmethod
    def _from_settings(cls, name: str, settings: UserPoolDomainSettings, opts: pulumi.ResourceOptions) -> Self:
        """Create a domain whose arguments a parent has resolved."""
        return cls(name, cast("UserPoolDomainArgs", settings), opts)

    def sign_in_url(
        self, client: AppClient | pulumi.Input[str], redirect: pulumi.Input[str], *, response_type: str = "code"
    ) -> pulumi.Output[str]:
        """Return the URL that starts a sign-in with an app client, or its id, and returns to `redirect`.

        Raises:
            ArgumentError: `client` is neither, or `redirect` is not a valid callback URL.
        """
        subject, path = f'UserPoolDomain "{self._name}"', ("redirect",)
        problems = Problems()
        client_id = client.client_id if isinstance(client, AppClient) else client
        if not isinstance(client_id, (str, pulumi.Output)) or not client_id:
            problems.add(
                ("client",),
                "must be an AppClient or a client's id",
                "pass the app client",
                showable(client),
                code="client-invalid",
            )
        if not isinstance(redirect, (str, pulumi.Output)):
            problems.add(
                path,
                "must be a string",
                "pass one of the client's `callback_urls`",
                showable(redirect),
                code="redirect-invalid",
            )
        problems.extend(redirect_is_safe(redirect, path))
        problems.raise_if_any(subject)
        checked = check_when_known(redirect, lambda found: redirect_is_safe(found, path), subject, path)

        def url(base: str, found_id: str, found_redirect: str) -> str:
            query = urlencode({"client_id": found_id, "response_type": response_type, "redirect_uri": found_redirect})
            return f"{base}/login?{query}"

        return with_all(url, self.base_url, as_output(client_id), as_output(checked))

    def _certificate(self, custom: Mapping[str, Any]) -> pulumi.Output[str]:
        opts = pulumi.ResourceOptions(parent=self)
        certificate = aws.acm.Certificate(
            f"{self._name}-certificate",
            domain_name=custom["domain_name"],
            validation_method="DNS",
            region=_CERTIFICATE_REGION,
            opts=opts,
        )
        validation_option = certificate.domain_validation_options[0]
        record = aws.route53.Record(
            f"{self._name}-certificate-validation-record",
            zone_id=custom["hosted_zone_id"],
            name=validation_option.resource_record_name.apply(_text),
            type=validation_option.resource_record_type.apply(_text),
            records=[validation_option.resource_record_value.apply(_text)],
            ttl=300,
            # Its name in earlier versions.
            opts=pulumi.ResourceOptions(parent=self, aliases=[pulumi.Alias(name=f"{self._name}-certificate-proof")]),
        )
        validation = aws.acm.CertificateValidation(
            f"{self._name}-certificate-validation",
            certificate_arn=certificate.arn,
            validation_record_fqdns=[record.fqdn],
            region=_CERTIFICATE_REGION,
            opts=opts,
        )
        return validation.certificate_arn

    def _alias_records(self, custom: Mapping[str, Any]) -> None:
        """Create alias records for IPv4 and IPv6."""
        for suffix, kind in (("ipv4", "A"), ("ipv6", "AAAA")):
            aws.route53.Record(
                f"{self._name}-{suffix}",
                zone_id=custom["hosted_zone_id"],
                name=custom["domain_name"],
                type=kind,
                aliases=[
                    {
                        "name": self.domain.cloudfront_distribution,
                        "zone_id": self.domain.cloudfront_distribution_zone_id,
                        "evaluate_target_health": False,
                    }
                ],
                opts=pulumi.ResourceOptions(parent=self),
            )


def _text(value: str | None) -> str:
    return value or ""


def _base_url(settings: UserPoolDomainSettings, domain: "aws.cognito.UserPoolDomain") -> pulumi.Output[str]:
    if settings.custom:
        return pulumi.Output.concat("https://", domain.domain)

    def address(prefix: str, pool_id: str) -> str:
        return f"https://{login_host(prefix, pool_region(pool_id))}"

    return with_all(address, domain.domain, domain.user_pool_id)
