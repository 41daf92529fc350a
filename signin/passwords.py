"""Passwords that satisfy a pool's policy."""

import secrets
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

# Some of Cognito's symbols: those that need no escaping in JSON.
SYMBOLS: Final = "^$*.[]{}()?!@#%&/,><:;|_~=+-"
_COMFORTABLE_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """A pool's rules for passwords."""

    minimum_length: int = 8
    lowercase: bool = False
    uppercase: bool = False
    digits: bool = False
    symbols: bool = False

    @classmethod
    def from_description(cls, policy: Mapping[str, Any]) -> Self:
        """The policy as DescribeUserPool describes it."""
        return cls(
            minimum_length=policy.get("MinimumLength", 8),
            lowercase=policy.get("RequireLowercase", False),
            uppercase=policy.get("RequireUppercase", False),
            digits=policy.get("RequireNumbers", False),
            symbols=policy.get("RequireSymbols", False),
        )

    def broken_rules(self, password: str) -> list[str]:
        """The rules that `password` breaks."""
        wanted = {
            f"at least {self.minimum_length} characters": len(password) >= self.minimum_length,
            "a lowercase letter": not self.lowercase or any(c in string.ascii_lowercase for c in password),
            "an uppercase letter": not self.uppercase or any(c in string.ascii_uppercase for c in password),
            "a digit": not self.digits or any(c in string.digits for c in password),
            "a symbol": not self.symbols or any(c in SYMBOLS for c in password),
        }
        return [rule for rule, kept in wanted.items() if not kept]


def generate_password(policy: PasswordPolicy) -> str:
    """A random password with every kind of character that a policy can require, and of its length."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits, SYMBOLS)
    everything = "".join(kinds)
    length = max(policy.minimum_length, _COMFORTABLE_LENGTH)
    characters = [secrets.choice(kind) for kind in kinds]
    characters += [secrets.choice(everything) for _ in range(length - len(kinds))]
    secrets.SystemRandom().shuffle(characters)
    return "".join(characters)


def weak_password(policy: PasswordPolicy) -> str:
    """A password that is one character too short and fits the policy otherwise."""
    return generate_password(policy)[: policy.minimum_length - 1]
