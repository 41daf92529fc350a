"""From read arguments to decided settings, with everything that is wrong noted. No resource is touched."""
