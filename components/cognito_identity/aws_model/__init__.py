"""AWS's model of its API, and the tables that map arguments to pulumi-aws inputs and API members."""
