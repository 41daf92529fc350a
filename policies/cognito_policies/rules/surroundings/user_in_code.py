"""cognito-user-in-code.

A temporary password that is marked as secret comes from a generator or from encrypted configuration; one in clear
stands in the program, and so in its history.
"""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER
from cognito_policies.values import UNKNOWN


def check(user: Subject, _options: Options) -> Iterator[str]:
    """Look for passwords and for taken addresses; a value that does not exist yet is none that was written down."""
    if user.peek("password") not in (None, ""):
        yield "password is set: the program knows the person's password for good"
    temporary = None if user.peek("temporaryPassword") is UNKNOWN else user.text("temporaryPassword")
    if isinstance(temporary, str) and temporary and not user.is_secret("temporaryPassword"):
        yield "temporaryPassword stands in clear in the program"
    if user.flag("forceAliasCreation") is True:
        yield "forceAliasCreation is true: it takes the address away from the account that has it"


RULE = Rule(
    id="cognito-user-in-code",
    title="No passwords in programs",
    description="A user made by a program has no password in it and takes nobody's address.",
    severity=Severity.HIGH,
    frameworks=("aws:AdminCreateUser",),
    remediation_steps=(
        "Leave password and temporaryPassword out, so that Cognito sends an invitation; leave forceAliasCreation out."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html",
    applies_to=(USER,),
    check=check,
)
