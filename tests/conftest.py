"""What every test folder shares: nothing of the machine's own Pulumi settings gets in, and no clock decides."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=list(HealthCheck), database=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def no_pulumi_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PULUMI_")]:
        monkeypatch.delenv(name)
