"""cognito-pool-schema-sane.

Whether users can write a privileged attribute depends on the clients: the cognito-client-write-attributes rules check
that.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value

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
    """Check each attribute for what AWS refuses or the provider keeps changing."""
    for index in pool.indices(_SCHEMAS):
        path = (_SCHEMAS, index)
        name = pool.text(*path, "name")
        constraints = _CONSTRAINTS.get(pool.text(*path, "attributeDataType"))
        if constraints and pool.block(*path, constraints) is None:
            yield f"{format_path(path)}.{constraints} is not set: each update tries to change the schema and fails"
        if name is UNKNOWN or name is None:
            continue
        if name.startswith(("custom:", "dev:")):
            yield f"{format_path(path)}.name is {format_value(name)}: remove the prefix; AWS adds it"
        elif name not in STANDARD and pool.boolean(*path, "required") is True:
            yield f"{format_path(path)}.required is true: AWS refuses it for custom attribute {format_value(name)}"


RULE = Rule(
    id="cognito-pool-schema-sane",
    title="The schema can be deployed",
    description="A user pool's attributes have constraints, and custom attributes have no prefix and aren't required.",
    severity=Severity.MEDIUM,
    frameworks=("aws:SchemaAttributeType", "pulumi:UserPoolSchema"),
    remediation_steps=(
        'Set stringAttributeConstraints for "String" attributes and numberAttributeConstraints for "Number" attributes,'
        " and remove prefix and required from custom ones. Attributes of an existing pool can't be changed."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(USER_POOL,),
    check=check,
)
