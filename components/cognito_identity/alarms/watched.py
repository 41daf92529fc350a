"""The app clients and identity providers that a pool's alarms watch, including those added after the alarms."""

from typing import Protocol

import pulumi


class Watcher(Protocol):
    """Alarms that can watch new app clients and identity providers."""

    def watch_client(self, name: str, client_id: pulumi.Input[str]) -> None:
        """Watch one more app client."""

    def watch_identity_provider(self, name: str, provider_name: pulumi.Input[str]) -> None:
        """Watch one more identity provider."""


class Watched:
    """The app clients and identity providers of one user pool, by name, and its alarms."""

    def __init__(self) -> None:
        self.clients: dict[str, pulumi.Output[str]] = {}
        self.providers: dict[str, pulumi.Output[str]] = {}
        self._watchers: list[Watcher] = []

    def add_client(self, name: str, client_id: pulumi.Output[str]) -> None:
        """Add an app client to all alarms."""
        self.clients[name] = client_id
        for watcher in self._watchers:
            watcher.watch_client(name, client_id)

    def add_identity_provider(self, name: str, provider_name: pulumi.Output[str]) -> None:
        """Add an identity provider to all alarms."""
        self.providers[name] = provider_name
        for watcher in self._watchers:
            watcher.watch_identity_provider(name, provider_name)

    def add_watcher(self, watcher: Watcher) -> None:
        """Add alarms, which watch everything added so far."""
        self._watchers.append(watcher)
