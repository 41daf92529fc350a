"""cognito-pool-schema-sane.

Whether people may write an attribute that gives them power depends on the clients: cognito-client-write-attributes
and its companion look at that.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN

_SCHEMAS: Final = "schemas"
_CONSTRAINTS: Final[Mapping[object, str]] = {
    "String": "stringAttributeConstraints",
    "Number": "numberAttributeConstraints",
}
STANDARD: Final = frozenset(
    {
        "address",
        "birthdate",
        "email",
        "email_verified",
        "family_name",
        "gender",
        "given_name",
        "identities",
        "locale",
        "middle_name",
        "name",
        "nickname",
        "phone_number",
        "phone_number_verified",
        "picture",
        "preferred_username",
        "profile",
        "sub",
        "updated_at",
        "website",
        "zoneinfo",
    }
)


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look at each attribute for what AWS refuses or the provider keeps changing."""
    for index in pool.indices(_SCHEMAS):
        path = (_SCHEMAS, index)
        name = pool.text(*path, "name")
        constraints = _CONSTRAINTS.get(pool.text(*path, "attributeDataType"))
        if constraints and pool.block(*path, constraints) is None:
            yield f"{spelled(path)} has no {constraints}: the provider then wants to replace the pool at every update"
        if name is UNKNOWN or name is None:
            continue
        if name.startswith(("custom:", "dev:")):
            yield f'{spelled(path)}.name is "{name}": AWS adds the prefix itself'
        elif name not in STANDARD and pool.flag(*path, "required") is True:
            yield f'{spelled(path)}: "{name}" is a custom attribute and can\'t be required; AWS refuses the pool'


RULE = Rule(
    id="cognito-pool-schema-sane",
    title="Attributes are written in full",
    description="A user pool's attributes have their constraints, and custom ones are neither prefixed nor required.",
    severity=Severity.MEDIUM,
    frameworks=("aws:SchemaAttributeType", "pulumi:UserPoolSchema"),
    remediation_steps=(
        "Give each String attribute stringAttributeConstraints and each Number numberAttributeConstraints, name custom"
        " attributes without a prefix, and do not require them. Attributes of a pool that exists can't be changed."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(USER_POOL,),
    check=check,
)
