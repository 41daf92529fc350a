"""What other programs are told about an identity, as pure functions."""
