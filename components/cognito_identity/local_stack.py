"""Checks that a stack for the sandbox makes no call to AWS."""

import json
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cognito_identity.validation.problems import Key, Problem, showable

LOCAL_STACK = "local"
"""The sandbox's stack in `docs/operating.md`."""
ENDPOINTS = "aws:endpoints"

_SANDBOX = "http://127.0.0.1:5555"
_ALWAYS = ("cognitoidp", "cognitoidentity", "iam", "sts")
_SENDERS = ("custom_email_sender", "custom_sms_sender")


def local_stack_problems(stack: str, endpoints: str | None, args: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the endpoints that are missing or wrong in a stack for the sandbox, whose calls would go to AWS.

    Stacks for the sandbox are `local`, and each stack with an endpoint on this machine.

    Args:
        stack: The stack's name.
        endpoints: The configuration `aws:endpoints`, as JSON.
        args: The arguments of the stack's `UserIdentity`.
    """
    groups = _groups(endpoints)
    if groups is None:
        if stack == LOCAL_STACK:
            rule = "must be a list of services and their endpoints"
            yield Problem(
                (Key(ENDPOINTS),),
                rule,
                f"write `- cognitoidp: {_SANDBOX}`, with one line for each other service",
                code="local-stack-endpoints",
            )
        return
    named = [(index, str(service), url) for index, group in enumerate(groups) for service, url in group.items()]
    if not named:
        if stack == LOCAL_STACK:
            rule = f"is missing, so the stack `{LOCAL_STACK}` would be deployed to AWS"
            fix = "restore the file (`git checkout -- Pulumi.local.yaml`), or rename the stack to deploy it to AWS"
            yield Problem((Key(ENDPOINTS),), rule, fix, code="local-stack-endpoints")
        return
    local = [url for _, _, url in named if _is_local(url)]
    if not local and stack != LOCAL_STACK:
        return
    for index, service, url in named:
        if not _is_local(url):
            rule = "must be a URL on this machine, because the stack is for the sandbox"
            fix = f"write {_SANDBOX}; to deploy to AWS, use a stack with another name and no local endpoints"
            yield Problem((Key(ENDPOINTS), index, Key(service)), rule, fix, _shown(url), code="local-stack-endpoints")
    example = local[0] if local else _SANDBOX
    for service in _needed(args):
        if service not in {name for _, name, _ in named}:
            rule = f"has no endpoint for {service}, so these calls would go to AWS"
            yield Problem((Key(ENDPOINTS),), rule, f"add {service}: {example}", code="local-stack-endpoints")


def _groups(endpoints: str | None) -> list[Mapping[str, Any]] | None:
    """Return the services and their endpoints, or `None` if the value has another form."""
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
    """Return the URL, or only its type if it may contain a password."""
    return url if isinstance(url, str) and "@" not in url else showable(url)


def _needed(args: Mapping[str, Any]) -> Iterator[str]:
    """Yield the AWS services that the identity's resources need."""
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
