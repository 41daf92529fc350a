"""From decided settings to the inputs of pulumi-aws resources."""
