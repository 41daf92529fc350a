"""What a group's arguments are called elsewhere: by pulumi-aws, in AWS's calls, by CDK."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile

from cognito_identity.aliases import WORDS_ELSEWHERE
from cognito_identity.app_client.args import AppClientArgs, AppClientOptions
from cognito_identity.aws_model import tables
from cognito_identity.aws_model.names import ResourceNames
from cognito_identity.aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL
from cognito_identity.domain.args import UserPoolDomainArgs, UserPoolDomainOptions
from cognito_identity.federated_provider.args import FederatedProviderArgs, FederatedProviderOptions
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.resource_server.args import ResourceServerArgs, ResourceServerOptions
from cognito_identity.user_group.args import UserGroupArgs, UserGroupOptions
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.shapes import words_of
from cognito_identity.validation.spelling import folded

_CLIENT = (tables.USER_POOL_CLIENT, tables.MANAGED_LOGIN_BRANDING)
TABLES_OF: Mapping[type, tuple[ResourceNames, ...]] = {
    UserPoolWithMfaArgs: (USER_POOL, RISK_CONFIGURATION, LOG_DELIVERY),
    AppClientOptions: _CLIENT,
    AppClientArgs: _CLIENT,
    IdentityPoolArgs: (tables.IDENTITY_POOL, tables.IDENTITY_POOL_ROLE_ATTACHMENT),
    UserPoolDomainOptions: (tables.USER_POOL_DOMAIN,),
    UserPoolDomainArgs: (tables.USER_POOL_DOMAIN,),
    ResourceServerOptions: (tables.RESOURCE_SERVER,),
    ResourceServerArgs: (tables.RESOURCE_SERVER,),
    UserGroupOptions: (tables.USER_GROUP,),
    UserGroupArgs: (tables.USER_GROUP,),
    FederatedProviderOptions: (tables.IDENTITY_PROVIDER,),
    FederatedProviderArgs: (tables.IDENTITY_PROVIDER,),
}
"""By a component's arguments, the name tables of what it makes of them."""


@cache
def words_elsewhere(typed_dict: type) -> Mapping[str, tuple[str, ...]]:
    """Return the words of others, folded, and the arguments that say the same here.

    A word that stands alone says too little once it lies deeper (`enabled`, `message`): only its group leads anywhere.
    """
    found: dict[str, tuple[str, ...]] = {}
    for table in TABLES_OF.get(typed_dict, ()):
        for argument, path in _paths(typed_dict, table):
            *groups, last = path
            for depth, group in enumerate(groups):
                if depth == 0 or _tells(group):
                    _add(found, f"{folded(group)}.", argument)
            if not groups or _tells(last):
                _add(found, folded(last), argument)
    grouped = {word[:-1]: _in_common(arguments) for word, arguments in found.items() if word.endswith(".")}
    single = {word: arguments for word, arguments in found.items() if not word.endswith(".")}
    by_hand = {folded(word): arguments for word, arguments in WORDS_ELSEWHERE.get(typed_dict, {}).items()}
    return {**grouped, **single, **by_hand}


def _paths(typed_dict: type, table: ResourceNames) -> Iterator[tuple[str, list[str]]]:
    known = words_of(typed_dict).fields
    for row in table.rows:
        # What belongs to a list's item has its argument elsewhere; what another resource gives has none.
        if row.argument.split(".")[0].removesuffix("[]") in known:
            for path in (row.input, row.member):
                yield row.argument, path.replace("[]", "").split(".")


def _tells(word: str) -> bool:
    return len(re.findall(r"_[a-z]|[A-Z]+[a-z]*", word)) > ("_" not in word)


def _add(found: dict[str, tuple[str, ...]], word: str, argument: str) -> None:
    found[word] = tuple(dict.fromkeys((*found.get(word, ()), argument)))


def _in_common(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Return the group that holds all of them, or else the ones they lie in."""
    paths = [argument.split(".") for argument in arguments]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*paths, strict=False))]
    heads = (".".join(shared),) if shared else dict.fromkeys(path[0] for path in paths)
    return tuple(head.removesuffix("[]") for head in heads)
