"""Before sending: does this text say too much, or start a fight?"""
