"""Every key of the stack's configuration: Pulumi's public functions read a key, and none lists those that are set.

The CLI passes the configuration in an environment variable, which `get_config_env` reads. `set_all_config` (mocks, the
sandbox) keeps it in `pulumi.runtime.config.CONFIG`, which is undocumented. With an SDK that has no such name, keys that
`set_all_config` has set are not listed: a misspelled one has no effect, instead of an error.
"""

from pulumi.runtime import config, get_config_env


def config_keys() -> tuple[str, ...]:
    """Return the keys, each with its namespace."""
    set_in_process = getattr(config, "CONFIG", None)
    return tuple({**get_config_env(), **({} if set_in_process is None else set_in_process.get())})
