"""moto's KMS. It is not in `moto_names` because it is slow to load and most programs need no keys."""

from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse

__all__ = ["KmsBackend", "KmsResponse", "kms_backends"]
