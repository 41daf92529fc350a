"""What reaches an action: who may call, which action, with which parameters."""
