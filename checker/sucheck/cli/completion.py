"""The command `completion`, and what is completed."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from sucheck.cli.group import cli

_SHELLS = ("bash", "zsh", "fish")


@cli.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print a script by which a shell completes commands, options and files.

    \b
    bash:  sucheck completion bash > ~/.local/share/bash-completion/completions/sucheck
    zsh:   sucheck completion zsh > "${fpath[1]}/_sucheck"
    fish:  sucheck completion fish > ~/.config/fish/completions/sucheck.fish
    """  # noqa: D301  click reads the backspace itself: what follows is not wrapped anew
    from sucheck.output import write  # noqa: PLC0415  help must not wait for it

    known = get_completion_class(shell)
    assert known is not None
    write(known(cli, {}, "sucheck", "_SUCHECK_COMPLETE").source() + "\n", None, ())
