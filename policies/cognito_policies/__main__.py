"""Entry of `python -m cognito_policies`; `policies/__main__.py` is the engine's."""

import sys

from cognito_policies.command.main import main

sys.exit(main())
