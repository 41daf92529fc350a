"""Passwords that satisfy a pool's policy."""

import secrets
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

# A part of what Cognito counts as a symbol; all of these travel unharmed through shells, JSON and SRP.
SYMBOLS: Final = "^$*.[]{}()?!@#%&/,><:;|_~=+-"
_COMFORTABLE_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """What a pool asks of a password."""

    minimum_length: int = 8
    lowercase: bool = False
    uppercase: bool = False
    digits: bool = False
    symbols: bool = False

    @classmethod
    def from_description(cls, policy: Mapping[str, Any]) -> Self:
        """The policy as DescribeUserPool tells it."""
        return cls(
            minimum_length=policy.get("MinimumLength", 8),
            lowercase=policy.get("RequireLowercase", False),
            uppercase=policy.get("RequireUppercase", False),
            digits=policy.get("RequireNumbers", False),
            symbols=policy.get("RequireSymbols", False),
        )

    def broken_rules(self, password: str) -> list[str]:
        """Which rules `password` breaks; the policy read the other way round, for checks."""
        wanted = {
            f"at least {self.minimum_length} characters": len(password) >= self.minimum_length,
            "a lowercase letter": not self.lowercase or any(c in string.ascii_lowercase for c in password),
            "an uppercase letter": not self.uppercase or any(c in string.ascii_uppercase for c in password),
            "a digit": not self.digits or any(c in string.digits for c in password),
            "a symbol": not self.symbols or any(c in SYMBOLS for c in password),
        }
        return [rule for rule, kept in wanted.items() if not kept]


def generate_password(policy: PasswordPolicy) -> str:
    """A fresh random password with every kind of character, so that no policy can ask for more but length."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits, SYMBOLS)
    everything = "".join(kinds)
    length = max(policy.minimum_length, _COMFORTABLE_LENGTH)
    characters = [secrets.choice(kind) for kind in kinds]
    characters += [secrets.choice(everything) for _ in range(length - len(kinds))]
    secrets.SystemRandom().shuffle(characters)
    return "".join(characters)


def weak_password(policy: PasswordPolicy) -> str:
    """A password that is one character too short, and fine otherwise; every policy has a length."""
    return generate_password(policy)[: policy.minimum_length - 1]
