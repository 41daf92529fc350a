"""Reads a project and its stack as the Pulumi CLI would."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import ConfigurationError

REGION = "aws:region"


@dataclass(frozen=True)
class StackFiles:
    """A project, a stack, and the configuration that the program reads."""

    root: Path
    project: str
    stack: str
    config: Mapping[str, str]

    @property
    def region(self) -> str:
        """The AWS region."""
        return self.config[REGION]

    @property
    def program(self) -> Path:
        """The program's main file."""
        return self.root / "__main__.py"


def read_stack_files(root: Path, stack: str) -> StackFiles:
    """Read `Pulumi.yaml` and `Pulumi.<stack>.yaml`.

    If a project has no stack file, its stack has no configuration, as after `pulumi stack init`.

    Raises:
        ConfigurationError: a file is missing or not YAML, the program is not in Python, a value is encrypted,
            something is outside `config:`, or no region is set.
    """
    project = _mapping(root / "Pulumi.yaml")
    _refuse_other_languages(project)
    stack_file = root / f"Pulumi.{stack}.yaml"
    known = sorted(path.name.split(".")[1] for path in root.glob("Pulumi.*.yaml"))
    if known and not stack_file.is_file():
        raise ConfigurationError(f"unknown stack {stack!r}: there is no {stack_file.name}; known: {', '.join(known)}")
    config = _defaults(project)
    for key, value in _own_config(stack_file).items() if known else ():
        config[_full_key(key, str(project.get("name")))] = _text(key, value, stack_file)
    if REGION not in config:
        where = stack_file.name if known else "Pulumi.yaml"
        raise ConfigurationError(f"{where}: {REGION} is not set; add it, for example us-east-1")
    return StackFiles(root, str(project.get("name")), stack, config)


def _own_config(stack_file: Path) -> Mapping[str, Any]:
    content = _mapping(stack_file)
    if set(content) - {"config"}:
        from cognito_identity.stack_file import outside_config  # noqa: PLC0415 -- most stack files don't need it

        for problem in outside_config(stack_file.read_text(encoding="utf-8")):
            raise ConfigurationError(f"{stack_file.name}: {problem.text()}")
    section = _section(content, stack_file)
    region = section.get(REGION, "")
    if not isinstance(region, str) and not _holds_secret(region):
        raise ConfigurationError(
            f"{stack_file.name}: {REGION}: must be a string, got {region!r}; use a region such as us-east-1"
        )
    return section


def _refuse_other_languages(project: Mapping[str, Any]) -> None:
    runtime = project.get("runtime")
    language = runtime.get("name") if isinstance(runtime, Mapping) else runtime
    if language not in (None, "python"):
        raise ConfigurationError(f"Pulumi.yaml: runtime is {language}; the sandbox runs programs in Python only")


def _mapping(path: Path) -> Mapping[str, Any]:
    # YAML 1.2, as in the CLI: in YAML 1.1 the word `off` is false.
    from ruamel.yaml import YAML  # noqa: PLC0415 -- slow to import, and many runs end before
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 -- same

    try:
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"{path.name} is missing; run this in a Pulumi project") from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path.name} is not YAML: {_first_line(error)}") from None
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise ConfigurationError(f"{path.name} must be a mapping, got {type(content).__name__}")
    return content


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem} (line {mark.line + 1}, column {mark.column + 1})" if mark else str(problem)


def _section(content: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    section = content.get("config") or {}
    if not isinstance(section, Mapping):
        raise ConfigurationError(f"{path.name}: config must be a mapping")
    return section


def _defaults(project: Mapping[str, Any]) -> dict[str, str]:
    """The project's values: `default` for its namespace, `value` for others."""
    defaults: dict[str, str] = {}
    declared = project.get("config") or {}
    for key, declaration in declared.items():
        value = declaration
        if isinstance(declaration, Mapping):
            value = declaration.get("value", declaration.get("default"))
        if value is not None:
            defaults[_full_key(key, str(project.get("name")))] = _as_config(value)
    return defaults


def _full_key(key: str, project: str) -> str:
    return key if ":" in key else f"{project}:{key}"


def _text(key: str, value: Any, path: Path) -> str:
    if _holds_secret(value):
        raise ConfigurationError(
            f"{path.name}: {key} is encrypted, and only the Pulumi CLI has the key; "
            "use a stack without secrets in the sandbox, or `pulumi up`"
        )
    return _as_config(value)


def _holds_secret(value: Any) -> bool:
    if isinstance(value, Mapping):
        return set(value) == {"secure"} or any(_holds_secret(item) for item in value.values())
    return isinstance(value, list) and any(_holds_secret(item) for item in value)


def _as_config(value: Any) -> str:
    """As the CLI does: text as it is, the rest as JSON."""
    return value if isinstance(value, str) else json.dumps(value, default=str)
