"""Stacks for the sandbox's AWS: where every call goes that their program makes."""

import json
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cognito_identity.validation.problems import Key, Problem, showable

LOCAL_STACK = "local"
"""The stack that `docs/operating.md` deploys to the sandbox."""
ENDPOINTS = "aws:endpoints"

_SANDBOX = "http://127.0.0.1:5555"
_ALWAYS = ("cognitoidp", "cognitoidentity", "iam", "sts")
_SENDERS = ("custom_email_sender", "custom_sms_sender")


def local_stack_problems(stack: str, endpoints: str | None, args: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what would take a stack for the sandbox to AWS.

    That is the stack `local`, and any other with an endpoint on this machine.
    `endpoints` is the stack's `aws:endpoints` as Pulumi hands it over, `args` are the arguments of its identity.
    """
    groups = _groups(endpoints)
    if groups is None:
        if stack == LOCAL_STACK:
            rule = "must be a list of services with their addresses"
            yield Problem(
                (Key(ENDPOINTS),),
                rule,
                f"write `- cognitoidp: {_SANDBOX}` and the others below it",
                code="local-stack-endpoints",
            )
        return
    named = [(index, str(service), url) for index, group in enumerate(groups) for service, url in group.items()]
    if not named:
        if stack == LOCAL_STACK:
            rule = f"is missing, and without it the stack `{LOCAL_STACK}` would be deployed to AWS"
            fix = "bring its file back (`git checkout -- Pulumi.local.yaml`), or give a stack for AWS another name"
            yield Problem((Key(ENDPOINTS),), rule, fix, code="local-stack-endpoints")
        return
    local = [url for _, _, url in named if _is_local(url)]
    if not local and stack != LOCAL_STACK:
        return
    for index, service, url in named:
        if not _is_local(url):
            rule = "must be an http address of this machine, as the others are"
            fix = f"write {_SANDBOX}, or give a stack for AWS another name and no endpoints"
            yield Problem((Key(ENDPOINTS), index, Key(service)), rule, fix, _shown(url), code="local-stack-endpoints")
    example = local[0] if local else _SANDBOX
    for service in _needed(args):
        if service not in {name for _, name, _ in named}:
            rule = f"names no {service}, whose calls would go to AWS"
            yield Problem((Key(ENDPOINTS),), rule, f"add {service}: {example}", code="local-stack-endpoints")


def _groups(endpoints: str | None) -> list[Mapping[str, Any]] | None:
    """Return the services with their addresses; None where it is something else."""
    if endpoints is None:
        return []
    try:
        found = json.loads(endpoints)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(group, dict) for group in found):
        return None
    return found


def _is_local(url: object) -> bool:
    if not isinstance(url, str):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(url: object) -> object:
    """An address may hold a password."""
    return url if isinstance(url, str) and "@" not in url else showable(url)


def _needed(args: Mapping[str, Any]) -> Iterator[str]:
    """Yield the services the identity's resources are made by."""
    yield from _ALWAYS
    pool = args.get("user_pool") or {}
    triggers = pool.get("lambda_triggers") or {}
    if triggers:
        yield "lambda"
    if any(sender in triggers for sender in _SENDERS) and "custom_sender_kms_key" not in pool:
        yield "kms"
    if pool.get("web_acl_arn") is not None:
        yield "wafv2"
    custom = (args.get("domain") or {}).get("custom_domain") or {}
    if custom.get("hosted_zone_id") is not None:
        yield "route53"
        if custom.get("certificate_arn") is None:
            yield "acm"
