"""The sandbox's AWS: moto for Cognito, IAM and STS, extended where moto differs from AWS in signing in."""

from __future__ import annotations

from sandbox.aws.server.aws_server import AwsServer, PortTakenError
from sandbox.aws.simulated import SIMULATED

__all__ = ["SIMULATED", "AwsServer", "PortTakenError"]
