"""cognito-user-in-code.

A temporary password that is marked as secret comes from a generator or from encrypted configuration; one in plain text
is in the program, and in its git history.
"""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER
from cognito_policies.model.values import UNKNOWN


def check(user: Subject, _options: Options) -> Iterator[str]:
    """Check for passwords in plain text, and for alias takeover; computed values aren't in the program."""
    if user.peek("password") not in (None, ""):
        yield "password is set: the program knows the permanent password of the user"
    temporary = None if user.peek("temporaryPassword") is UNKNOWN else user.text("temporaryPassword")
    if isinstance(temporary, str) and temporary and not user.is_secret("temporaryPassword"):
        yield "temporaryPassword is not marked as secret: it is in plain text in the program and in the state"
    if user.boolean("forceAliasCreation") is True:
        yield "forceAliasCreation is true: it moves the email address or phone number away from another account"


RULE = Rule(
    id="cognito-user-in-code",
    title="No passwords in programs",
    description="A user in a program has no password in plain text, and no alias of another user.",
    severity=Severity.HIGH,
    frameworks=("aws:AdminCreateUser",),
    remediation_steps=(
        "Remove password and temporaryPassword, so that Cognito sends an invitation, and remove forceAliasCreation."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html",
    applies_to=(USER,),
    check=check,
)
