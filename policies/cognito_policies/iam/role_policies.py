"""Finds the policies of the roles in a stack: inline, managed and attached ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cognito_policies.lookup.index import Found, Index, role_names
from cognito_policies.model.subject import Subject, format_path, of_type
from cognito_policies.model.tokens import POLICY, POLICY_ATTACHMENT, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT
from cognito_policies.model.values import UNKNOWN, Path

POLICY_HOLDERS: Final = (POLICY, POLICY_ATTACHMENT, ROLE_POLICY, ROLE_POLICY_ATTACHMENT)
"""The types, besides the role, that attach a policy to a role."""


@dataclass(frozen=True)
class Attached:
    """A policy of a role, or possibly of it: the document, or the ARN if the document is not in the stack."""

    holder: Subject
    path: Path
    certain: bool
    document: object = None
    arn: str = ""

    @property
    def label(self) -> str:
        """Its name in messages."""
        return f'{format_path(self.path)} of "{self.holder.name}"'

    def add_unknown(self, *inside: str) -> None:
        """Report that the policy is computed."""
        self.holder.add_unknown(*self.path, *inside)


class RolePolicies:
    """The policies of the roles in a stack."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._managed = Index(of_type(subjects, POLICY))
        self._holders: defaultdict[str, list[Subject]] = defaultdict(list)
        self._loose: list[tuple[Subject, tuple[Subject, ...]]] = []
        roles = Index(of_type(subjects, ROLE), role_names)
        for holder in of_type(subjects, ROLE_POLICY, ROLE_POLICY_ATTACHMENT):
            self._note(holder, roles.find(holder, "role"))
        for holder in of_type(subjects, POLICY_ATTACHMENT):
            given = holder.peek("roles")
            if given is UNKNOWN:
                self._note(holder, roles.find_all(holder, "roles"))
            for place in range(len(given)) if isinstance(given, list) else ():
                self._note(holder, roles.find(holder, "roles", place))

    def of(self, role: Subject) -> Iterator[Attached]:
        """Yield the policies that a role has for certain."""
        for index in role.indices("inlinePolicies"):
            yield from _document(role, ("inlinePolicies", index, "policy"), certain=True)
        for index in role.indices("managedPolicyArns"):
            yield from self._by_arn(role, ("managedPolicyArns", index), certain=True)
        for holder in self._holders[role.urn]:
            yield from self._held(holder, certain=True)

    def perhaps_of(self, roles: Iterable[Subject]) -> Iterator[tuple[Subject, Attached]]:
        """Yield the policies that one of these roles possibly has, each once, with the first such role."""
        among = {role.urn for role in roles}
        first: dict[int, Subject | None] = {}
        for holder, candidates in self._loose:
            if id(candidates) not in first:
                first[id(candidates)] = next((role for role in candidates if role.urn in among), None)
            role = first[id(candidates)]
            if role is not None:
                for attached in self._held(holder, certain=False):
                    yield role, attached

    def _note(self, holder: Subject, found: Found) -> None:
        for role in found.sure:
            self._holders[role.urn].append(holder)
        if found.maybe:
            self._loose.append((holder, found.maybe))

    def _held(self, holder: Subject, *, certain: bool) -> Iterator[Attached]:
        if holder.type == ROLE_POLICY:
            yield from _document(holder, ("policy",), certain=certain)
        else:
            yield from self._by_arn(holder, ("policyArn",), certain=certain)

    def _by_arn(self, holder: Subject, path: Path, *, certain: bool) -> Iterator[Attached]:
        made = self._managed.find_all(holder, str(path[0]), *path[1:]).sure
        for policy in made:
            yield from _document(policy, ("policy",), certain=certain and len(made) == 1)
        arn = None if made else holder.text(*path)
        if isinstance(arn, str):
            yield Attached(holder, path, certain, arn=arn)


def _document(holder: Subject, path: Path, *, certain: bool) -> Iterator[Attached]:
    document = holder.value(*path)
    if document is not None and document is not UNKNOWN:
        yield Attached(holder, path, certain, document)
