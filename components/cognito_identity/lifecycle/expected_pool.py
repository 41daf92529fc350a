"""A pool whose id the arguments name: no other pool is created in its place, and none is taken for it."""

from dataclasses import dataclass, field

import pulumi

from cognito_identity.lifecycle.last_deployment import has_engine
from cognito_identity.validation.argument_style import ArgumentStyle, current_style
from cognito_identity.validation.problems import REDACTED, ArgumentError, Problem


@dataclass(frozen=True)
class ExpectedPool:
    """The pool that must be there already, by its id; without an id, any pool will do."""

    subject: str
    argument: str
    label: str
    pool_id: str | None
    style: ArgumentStyle = field(default_factory=current_style)
    """The engine asks later, when the style of the arguments is no longer known."""

    def options(self, name: str) -> pulumi.ResourceOptions | None:
        """Return the hooks by which the engine asks before it creates or updates the pool, in a preview too.

        They hold with `--skip-preview`, `--replace` and a lost state as well. A pool without an id here has none.
        """
        if self.pool_id is None:
            return None
        on_preview = pulumi.ResourceHookOptions(on_dry_run=True)
        # Hooks have names of their own in a stack.
        create = pulumi.ResourceHook(f"{name}-create-{self.pool_id}", self._refuse_creation, on_preview)
        update = pulumi.ResourceHook(f"{name}-update-{self.pool_id}", self._refuse_another, on_preview)
        return pulumi.ResourceOptions(hooks=pulumi.ResourceHookBinding(before_create=[create], before_update=[update]))

    def checked(self, pool_id: pulumi.Output[str]) -> pulumi.Output[str]:
        """Return the pool's id, which stops the deployment where it is another: what is made of it is not made."""
        # Mocks and the sandbox make ids up.
        return pool_id if self.pool_id is None or not has_engine() else pool_id.apply(self._same)

    def _same(self, pool_id: str) -> str:
        if pool_id != self.pool_id:
            rule = f"is not the id of this {self.label}, which is {pool_id}"
            raise self._error(rule, "check account, region and state; or write down the id you mean")
        return pool_id

    def _refuse_another(self, args: pulumi.ResourceHookArgs) -> None:
        self._same(args.id)

    def _refuse_creation(self, _args: pulumi.ResourceHookArgs) -> None:
        raise self._error(
            f"names a {self.label} that is there, and this update would create another",
            "take back the change that replaces it (name, parent, region, provider or account), import it if the state "
            f"has lost it, or leave `{self.argument}` out if you mean a new one",
        )

    def _error(self, rule: str, fix: str) -> ArgumentError:
        got = REDACTED if self.style.hides_values else self.pool_id
        return ArgumentError(
            self.subject, [Problem((self.argument,), rule, fix, got, code="unexpected-pool")], self.style.spell
        )
