"""Looks up the account, region and partition of a component, for ARNs that contain them."""

from typing import NamedTuple

import pulumi
import pulumi_aws as aws


class Account(NamedTuple):
    """The account, region and partition of a provider."""

    id: pulumi.Output[str]
    region: pulumi.Output[str]
    partition: pulumi.Output[str]


def ses_identity_arn(account: Account, identity: str, region: pulumi.Input[str] | None = None) -> pulumi.Output[str]:
    """Return the ARN of an SES identity, an address or a domain. Default region: the provider's."""
    place = account.region if region is None else region
    return pulumi.Output.concat("arn:", account.partition, ":ses:", place, ":", account.id, ":identity/", identity)


def account_of(parent: pulumi.Resource) -> Account:
    """Look up the account through the provider of `parent`."""
    opts = pulumi.InvokeOptions(parent=parent)
    return Account(
        id=aws.get_caller_identity_output(opts=opts).account_id,
        region=aws.get_region_output(opts=opts).region,
        partition=aws.get_partition_output(opts=opts).partition,
    )
