import pytest
from botocore.loaders import create_loader

from signin import SigninError
from signin.endpoint import checked_endpoint, is_aws


@pytest.mark.parametrize(
    "endpoint",
    [
        "127.0.0.1:5000",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://",
        "http://u:p@127.0.0.1",
        "http://@127.0.0.1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/#a",
        # Other spellings of AWS's hosts: a resolver, or the client before it, makes them what they mean.
        "https://cognito-idp.us-east-1.amazonaws%2ecom",
        "https://cognito-idp.us-east-1.amazonaws\u3002com",
        "https://cognito-idp.us-east-1.\uff41mazonaws.com",
        "https://cognito-idp.us-east-1.amazonaws.com\\@127.0.0.1",
        "http://cognito-idp.us-east-1.amazonaws.com..",
    ],
)
def test_what_is_no_plain_address_is_refused(endpoint: str) -> None:
    with pytest.raises(SigninError, match=r"^endpoint: "):
        checked_endpoint(endpoint)


PARTITIONS = create_loader().load_data("partitions")["partitions"]
SUFFIXES = sorted({p["outputs"][kind] for p in PARTITIONS for kind in ("dnsSuffix", "dualStackDnsSuffix")})


@pytest.mark.parametrize("suffix", [*SUFFIXES, "auth.us-east-1.amazoncognito.com"])
@pytest.mark.parametrize("spelling", ["https://cognito-idp.us-east-1.{}", "http://{}.:443/", "https://A.{}/x"])
def test_aws_is_not_local(suffix: str, spelling: str) -> None:
    for url in (spelling.format(suffix), spelling.format(suffix.upper())):
        assert is_aws(url)
        with pytest.raises(SigninError, match="is an AWS address; remove it, because it is for a local AWS"):
            checked_endpoint(url)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:5000",
        "http://[::1]:5000",
        "http://localhost.:4566",
        "https://localhost.localstack.cloud:4566",
        "http://aws_mock:5000/aws",
        "http://notamazonaws.com",
        "http://api.aws.example.com",
    ],
)
def test_a_local_address_is_taken(endpoint: str) -> None:
    assert checked_endpoint(f"{endpoint}/") == endpoint
    assert not is_aws(endpoint)
