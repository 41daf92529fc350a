"""The sandbox's AWS: moto for Cognito, IAM and STS, extended where moto does not tell the truth about sign-in."""

from __future__ import annotations

from .server import AwsServer, PortTakenError
from .simulated import SIMULATED

__all__ = ["SIMULATED", "AwsServer", "PortTakenError"]
