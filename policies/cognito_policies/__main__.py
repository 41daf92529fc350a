"""Runs `python -m cognito_policies`; the engine runs `policies/__main__.py`."""

import sys

from cognito_policies.command.main import main

sys.exit(main())
