"""Rules that keep the pools: nothing here can be undone once users are lost."""
