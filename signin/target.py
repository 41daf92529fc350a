"""A deployed stack, by its outputs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Self

from signin.endpoint import checked_endpoint
from signin.errors import SigninError

_USER_POOL_ID: Final = re.compile(r"(?P<region>[a-z]{2,}(?:-[a-z0-9]+)+)_[0-9A-Za-z]+")
_IDENTITY_POOL_ID: Final = re.compile(r"[a-z0-9-]+:[0-9a-fA-F-]+")
_CLIENT_ID: Final = re.compile(r"[\w+]+", re.ASCII)
_ROLE_ARN: Final = re.compile(r"arn:[\w-]+:iam::\d{12}:role/\S+", re.ASCII)

# AWS's other partitions; everywhere else the suffix is amazonaws.com.
_DNS_SUFFIXES: Final = {"cn-": "amazonaws.com.cn", "eusc-": "amazonaws.eu"}


@dataclass(frozen=True, slots=True)
class Target:
    """A deployed stack.

    `endpoint` is the address of a local AWS; None means AWS. `issuer_url`, `jwks_url`, the roles, `amplify` (the output
    `amplify_outputs`, part `auth`) and `client_outputs` (its part `custom.client`) are compared with what AWS returns;
    they are never used as addresses.
    """

    region: str
    user_pool_id: str
    client_id: str
    identity_pool_id: str | None = None
    endpoint: str | None = None
    authenticated_role_arn: str | None = None
    unauthenticated_role_arn: str | None = None
    issuer_url: str | None = None
    jwks_url: str | None = None
    client_ids: Mapping[str, str] = field(default_factory=dict)
    amplify: Mapping[str, Any] = field(default_factory=dict, repr=False)
    client_outputs: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        match = _USER_POOL_ID.fullmatch(self.user_pool_id)
        if match is None:
            raise SigninError(f"user_pool_id: {self.user_pool_id!r} is not a user pool id such as us-east-1_AbCdEf123")
        if match["region"] != self.region:
            raise SigninError(f"region: {self.region!r} is not the region of user pool {self.user_pool_id}")
        if not _CLIENT_ID.fullmatch(self.client_id):
            raise SigninError(f"user_pool_client_id: {self.client_id!r} is not an app client id")
        if self.identity_pool_id is not None and not _IDENTITY_POOL_ID.fullmatch(self.identity_pool_id):
            raise SigninError(f"identity_pool_id: {self.identity_pool_id!r} is not an identity pool id")
        for name in ("authenticated_role_arn", "unauthenticated_role_arn"):
            arn = getattr(self, name)
            if arn is not None and not _ROLE_ARN.fullmatch(arn):
                raise SigninError(f"{name}: {arn!r} is not the ARN of an IAM role")
        if self.endpoint is not None:
            object.__setattr__(self, "endpoint", checked_endpoint(self.endpoint))

    @classmethod
    def from_outputs(
        cls, outputs: Mapping[str, object], *, endpoint: str | None = None, client: str | None = None
    ) -> Self:
        """The target that a stack's outputs describe (`pulumi stack output --json`).

        `client` is the name of another app client in the output `client_ids`.

        Raises:
            SigninError: an output is missing, secret or of the wrong type.
        """
        client_ids = _client_ids(outputs)
        amplify, custom = _amplify(outputs, "auth"), _amplify(outputs, "custom")
        return cls(
            region=_required(outputs, "region"),
            user_pool_id=_required(outputs, "user_pool_id"),
            client_id=_required(outputs, "user_pool_client_id") if client is None else _chosen(client_ids, client),
            identity_pool_id=_optional(outputs, "identity_pool_id"),
            endpoint=endpoint,
            authenticated_role_arn=_optional(outputs, "authenticated_role_arn"),
            unauthenticated_role_arn=_optional(outputs, "unauthenticated_role_arn"),
            issuer_url=_optional(outputs, "issuer_url"),
            jwks_url=_optional(outputs, "jwks_url"),
            client_ids=client_ids,
            amplify=amplify,
            client_outputs=_mapping(custom.get("client")),
        )

    @property
    def outputs_describe_client(self) -> bool:
        """Whether the outputs describe this app client; they describe one only."""
        return self.amplify.get("user_pool_client_id") == self.client_id

    def promises(self, what: str) -> bool:
        """Whether the outputs say that the client has that setting on."""
        return self.outputs_describe_client and self.client_outputs.get(what) is True

    def write_attributes_in_outputs(self) -> frozenset[str] | None:
        """The client's write attributes by the outputs; None where they don't say."""
        listed = self.client_outputs.get("write_attributes")
        return (
            frozenset(map(str, listed)) if self.outputs_describe_client and isinstance(listed, list | tuple) else None
        )

    def report_fields(self) -> dict[str, str]:
        """The target in reports: ids and addresses."""
        named = {spec.name: getattr(self, spec.name) for spec in fields(self)}
        return {name: value for name, value in named.items() if isinstance(value, str)}

    @property
    def issuer(self) -> str:
        """The issuer of the pool's tokens, at a local AWS too."""
        return f"https://cognito-idp.{self.region}.{self.dns_suffix}/{self.user_pool_id}"

    @property
    def dns_suffix(self) -> str:
        """The DNS suffix of the region's partition."""
        return next((dns for start, dns in _DNS_SUFFIXES.items() if self.region.startswith(start)), "amazonaws.com")

    @property
    def pool_url(self) -> str:
        """The address of the pool's public documents: at the local endpoint, else the issuer."""
        return self.issuer if self.endpoint is None else f"{self.endpoint}/{self.user_pool_id}"

    @property
    def keys_url(self) -> str:
        """The address of the public keys."""
        return f"{self.pool_url}/.well-known/jwks.json"


def _required(outputs: Mapping[str, object], name: str) -> str:
    value = _optional(outputs, name)
    if value is None:
        raise SigninError(f"the stack's outputs have no {name}{_hint(outputs, name)}")
    return value


def _optional(outputs: Mapping[str, object], name: str) -> str | None:
    value = outputs.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SigninError(f"the stack's output {name} must be a string, not {type(value).__name__}")
    if value == "[secret]":
        raise SigninError(
            f"the stack's output {name} is a secret; export it with: pulumi stack output --json --show-secrets"
        )
    return value


def _client_ids(outputs: Mapping[str, object]) -> dict[str, str]:
    listed = outputs.get("client_ids") or {}
    if not isinstance(listed, Mapping) or not all(isinstance(item, str) for item in listed.values()):
        raise SigninError("the stack's output client_ids must name clients and their ids")
    return {str(name): str(client_id) for name, client_id in listed.items()}


def _chosen(client_ids: Mapping[str, str], name: str) -> str:
    if name not in client_ids:
        known = ", ".join(sorted(client_ids)) or "none"
        raise SigninError(f"the stack has no client {name!r}; its output client_ids knows: {known}")
    return client_ids[name]


def _amplify(outputs: Mapping[str, object], part: str) -> Mapping[str, Any]:
    """A part of `amplify_outputs`; empty if it has another form."""
    return _mapping(_mapping(outputs.get("amplify_outputs")).get(part))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _hint(outputs: Mapping[str, object], name: str) -> str:
    """A hint at what the outputs are instead."""
    head, *rest = name.split("_")
    camel = head + "".join(word.capitalize() for word in rest)
    if "deployment" in outputs:
        return ": this is a stack export; give the output of: pulumi stack output --json"
    if camel in outputs:
        return f" but {camel}: they are from another version of the program; deploy this version, then write them again"
    if outputs:
        return f" (they have: {', '.join(sorted(map(str, outputs))[:8])})"
    return ": there are none; has the stack been deployed?"
