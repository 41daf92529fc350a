"""Rules about threat protection, the firewall and the logs of user pools."""
