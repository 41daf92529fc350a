"""Checks that a pool has the expected id: another pool is neither created nor used."""

import uuid
from dataclasses import dataclass, field

import pulumi

from cognito_identity.lifecycle.last_deployment import has_engine
from cognito_identity.validation.argument_style import ArgumentStyle, current_style
from cognito_identity.validation.problems import REDACTED, ArgumentError, Problem


@dataclass(frozen=True)
class ExpectedPool:
    """The id that a pool must have; without an id, there is no check."""

    subject: str
    argument: str
    label: str
    pool_id: str | None
    style: ArgumentStyle = field(default_factory=current_style)
    """The style of the arguments, for errors in hooks, which run outside of the constructor."""

    def options(self, name: str) -> pulumi.ResourceOptions | None:
        """Return hooks that fail before another pool is created or updated, in a preview too; `None` without an id.

        They also work with `--skip-preview`, with `--replace` and with a lost state.
        """
        if self.pool_id is None:
            return None
        on_preview = pulumi.ResourceHookOptions(on_dry_run=True)
        # The names of hooks must be unique in a stack; two pools with different parents may have the same name.
        suffix = f"{self.pool_id}-{uuid.uuid4().hex[:8]}"
        create = pulumi.ResourceHook(f"{name}-create-{suffix}", self._refuse_creation, on_preview)
        update = pulumi.ResourceHook(f"{name}-update-{suffix}", self._refuse_another, on_preview)
        return pulumi.ResourceOptions(hooks=pulumi.ResourceHookBinding(before_create=[create], before_update=[update]))

    def checked(self, pool_id: pulumi.Output[str]) -> pulumi.Output[str]:
        """Return the pool's id as an Output that fails for another id, so that resources that use it aren't created."""
        # Mocks and the sandbox return made-up ids.
        return pool_id if self.pool_id is None or not has_engine() else pool_id.apply(self._same)

    def _same(self, pool_id: str) -> str:
        if pool_id != self.pool_id:
            message = f"is not the id of the {self.label}, which is {pool_id}"
            raise self._error(message, "check account, region and state, or correct the id")
        return pool_id

    def _refuse_another(self, args: pulumi.ResourceHookArgs) -> None:
        self._same(args.id)

    def _refuse_creation(self, _args: pulumi.ResourceHookArgs) -> None:
        raise self._error(
            f"is the id of an existing {self.label}, but this update would create another one",
            "undo the change that replaces it (name, parent, region, provider or account), import it if it is missing "
            f"in the state, or remove `{self.argument}` to create a new one",
        )

    def _error(self, message: str, hint: str) -> ArgumentError:
        value = REDACTED if self.style.hides_values else self.pool_id
        return ArgumentError(
            self.subject, [Problem((self.argument,), message, hint, value, code="unexpected-pool")], self.style.spell
        )
