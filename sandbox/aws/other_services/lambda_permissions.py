"""Permissions of Lambda functions: stored and returned. The functions themselves are not simulated."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

FUNCTIONS_PATH = "/2015-03-31/functions/"
_POLICY = re.compile(FUNCTIONS_PATH + r"(?P<function>[^/]+)/policy(?:/(?P<statement>[^/]+))?/?")
_NAME = re.compile(r"arn:[\w-]+:lambda:[\w-]+:\d{12}:function:(?P<name>[\w-]+)")
_CONDITIONS = {"SourceArn": ("ArnLike", "AWS:SourceArn"), "SourceAccount": ("StringEquals", "AWS:SourceAccount")}

Answer = tuple[int, dict[str, Any]]


class LambdaPermissions:
    """The resource policies of all functions."""

    def __init__(self, account: str, region: str) -> None:
        self._account = account
        self._region = region
        self._statements: dict[str, dict[str, dict[str, Any]]] = {}

    def answer(self, method: str, path: str, qualifier: str, given: Mapping[str, Any]) -> Answer | None:
        """AddPermission, GetPolicy or RemovePermission; None for any other request."""
        match = _POLICY.fullmatch(path)
        if match is None:
            return None
        function = self._arn(unquote(match["function"]), qualifier)
        if method == "POST":
            return self._add(function, given)
        if method == "DELETE":
            return self._remove(function, unquote(match["statement"] or ""))
        return self._policy(function)

    def _add(self, function: str, given: Mapping[str, Any]) -> Answer:
        statements, name = self._statements.setdefault(function, {}), str(given["StatementId"])
        if name in statements:
            return _refused(409, "ResourceConflictException", f"The statement id ({name}) provided already exists.")
        statement: dict[str, Any] = {
            "Sid": name,
            "Effect": "Allow",
            "Principal": {"Service": given["Principal"]},
            "Action": given["Action"],
            "Resource": function,
        }
        for word, (operator, key) in _CONDITIONS.items():
            if given.get(word) is not None:
                statement.setdefault("Condition", {}).setdefault(operator, {})[key] = given[word]
        statements[name] = statement
        return 201, {"Statement": json.dumps(statement)}

    def _remove(self, function: str, name: str) -> Answer:
        if self._statements.get(function, {}).pop(name, None) is None:
            return _refused(404, "ResourceNotFoundException", f"Statement {name} is not found in resource policy.")
        return 204, {}

    def _policy(self, function: str) -> Answer:
        statements = list(self._statements.get(function, {}).values())
        if not statements:
            return _refused(404, "ResourceNotFoundException", "The resource you requested does not exist.")
        document = {"Version": "2012-10-17", "Id": "default", "Statement": statements}
        return 200, {"Policy": json.dumps(document), "RevisionId": str(len(statements))}

    def _arn(self, function: str, qualifier: str) -> str:
        match = _NAME.match(function)
        name = match["name"] if match else function
        arn = f"arn:aws:lambda:{self._region}:{self._account}:function:{name}"
        return f"{arn}:{qualifier}" if qualifier else arn


def _refused(status: int, code: str, message: str) -> Answer:
    return status, {"__type": code, "Type": "User", "message": message}
