"""Passwords and keys in the system keyring, where the package of that name is installed."""

from __future__ import annotations


class NoKeyringError(Exception):
    """No system keyring is in reach; whoever asked says what to do instead."""


def kept(service: str, account: str) -> str:
    """The secret of an account; empty where there is none. Raises NoKeyringError."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise NoKeyringError from None
    try:
        return str(keyring.get_password(service, account) or "")
    except keyring.errors.KeyringError:
        raise NoKeyringError from None


def keep(service: str, account: str, secret: str) -> None:
    """Keep the secret of an account; an empty one is taken out. Raises NoKeyringError."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise NoKeyringError from None
    try:
        if secret:
            keyring.set_password(service, account, secret)
        else:
            keyring.delete_password(service, account)
    except keyring.errors.PasswordDeleteError:
        return
    except keyring.errors.KeyringError:
        raise NoKeyringError from None
