"""What every test folder shares: nothing of the machine's own Pulumi settings gets in, and no clock decides."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=list(HealthCheck), database=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def no_pulumi_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PULUMI_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def collector_at_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Programs tell Python's collector to rest until they end: right for them, a leak where tests go on."""
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    gc.enable()
