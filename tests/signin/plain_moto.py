"""Run in a process of its own: the proof of the safe defaults against moto without the sandbox's corrections."""

import sys
from typing import TYPE_CHECKING, Any, cast

import boto3
from moto.server import ThreadedMotoServer

from signin import prove, render_json
from tests.signin.stacks import PROD_CLIENT, PROD_POOL, REGION, TOTP, deploy

if TYPE_CHECKING:
    from sandbox.aws import AwsServer


class PlainMoto:
    """Just enough of the embedded AWS's face for `deploy`."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def client(self, service: str) -> object:
        make: Any = boto3.client
        made_up = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        client: object = make(service, region_name=REGION, endpoint_url=self.endpoint, **made_up)
        return client


server = ThreadedMotoServer(port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
aws = cast("AwsServer", PlainMoto(f"http://127.0.0.1:{port}"))
stack = deploy(aws, PROD_POOL, PROD_CLIENT, TOTP, identity_pool=False)
sys.stdout.write(render_json(prove(stack.target)))
server.stop()
