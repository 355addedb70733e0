"""Why there is no batch, or no end of one."""


class Refusal(Exception):
    """What is told to whoever runs the batch, in French, before it ends with 2."""
