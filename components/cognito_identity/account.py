"""Looks up the account, region and partition of a component, for ARNs that contain them."""

from typing import NamedTuple

import pulumi
import pulumi_aws as aws


class Account(NamedTuple):
    """The account, region and partition of a provider."""

    id: pulumi.Output[str]
    region: pulumi.Output[str]
    partition: pulumi.Output[str]


def account_of(parent: pulumi.Resource) -> Account:
    """Look up the account through the provider of `parent`."""
    opts = pulumi.InvokeOptions(parent=parent)
    return Account(
        id=aws.get_caller_identity_output(opts=opts).account_id,
        region=aws.get_region_output(opts=opts).region,
        partition=aws.get_partition_output(opts=opts).partition,
    )
