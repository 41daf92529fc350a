"""The account and region a component lands in, asked of its own provider and only where an ARN must name them."""

from typing import NamedTuple

import pulumi
import pulumi_aws as aws


class Account(NamedTuple):
    """Where a resource will live."""

    id: pulumi.Output[str]
    region: pulumi.Output[str]
    partition: pulumi.Output[str]


def account_of(parent: pulumi.Resource) -> Account:
    """Look the account up through the parent's provider."""
    opts = pulumi.InvokeOptions(parent=parent)
    return Account(
        id=aws.get_caller_identity_output(opts=opts).account_id,
        region=aws.get_region_output(opts=opts).region,
        partition=aws.get_partition_output(opts=opts).partition,
    )
