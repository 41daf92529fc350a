"""Rules that prevent the deletion or replacement of pools, which would delete users."""
