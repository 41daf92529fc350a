"""moto's KMS, apart from `moto_names` because most programs need no keys and it takes time to load."""

from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse

__all__ = ["KmsBackend", "KmsResponse", "kms_backends"]
