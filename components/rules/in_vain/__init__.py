"""Settings that AWS takes and that do nothing: one small named rule each. They are warned of, never refused.

Who brings a pool over from elsewhere brings such settings along, and may turn on tomorrow what they belong to.
"""
