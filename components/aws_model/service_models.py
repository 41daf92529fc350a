"""AWS's own description of its calls, as botocore ships it: lengths, ranges, patterns, enums, required members."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.model import ServiceModel, Shape


@cache
def service_model(service: str) -> "ServiceModel":
    """Return a service's model; read from disk on first use only, and botocore imported only then."""
    from botocore.loaders import Loader  # noqa: PLC0415 -- a program that registers nothing pays nothing
    from botocore.model import ServiceModel  # noqa: PLC0415 -- same

    # No search in the user's home or AWS_DATA_PATH: the limits are those of the pinned version.
    loader = Loader(extra_search_paths=[], include_default_search_paths=True)
    return ServiceModel(loader.load_service_model(service, "service-2"), service)


@cache
def input_shape(service: str, operation: str) -> "Shape":
    """Return the shape of what a call takes."""
    shape = service_model(service).operation_model(operation).input_shape
    if shape is None:
        raise LookupError(f"{service} {operation} takes no input")
    return shape
