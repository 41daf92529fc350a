"""The lock file: properties of a deployed stack whose change would delete users."""
