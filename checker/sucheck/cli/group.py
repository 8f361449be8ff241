"""The group of commands: checking is what is done by default, and every failure is one line."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import click

from sucheck import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_CANNOT_BE_READ = 2
_FAILED_INSIDE = 3
_LONGEST, _END = 2000, 400  # characters of a message, and of its end, which says what to do
_INTERRUPTED = 130  # what shells report of a program that Ctrl-C has ended: 128 and the number of the signal


class _Command(click.Command):
    """A command whose help and version end with one line where they cannot be written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except BrokenPipeError:
            raise
        except OSError as error:  # the help goes out from here
            ctx.exit(complain(f"standard output: cannot be written ({error.strerror})"))


class _CheckByDefault(_Command, click.Group):
    """`sucheck FILE` is `sucheck check FILE`, and `sucheck` alone is `sucheck --help`."""

    command_class = _Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args = args or ["--help"]
        if args[0] not in self.commands and args[0] not in {"--help", "-h", "--version"}:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and where none begins so the files to check, which the shells offer last."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only a shell asks

        found = super().shell_complete(ctx, incomplete)
        return found if incomplete.startswith("-") else [CompletionItem(incomplete, type="file"), *found]

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the user can mend ends with one line and exit code 2, anything else with 3."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else ctx.command_path
            ctx.exit(complain(f"{error.format_message().rstrip('.')}; see '{command} --help'"))
        except KeyboardInterrupt:  # click would end with 1, which means findings
            complain("interrupted")
            ctx.exit(_INTERRUPTED)
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # the last line of defence: no traceback reaches a user
            from sucheck.model import SucheckError  # noqa: PLC0415  help does without the model

            if isinstance(error, SucheckError):
                ctx.exit(complain(str(error)))
            if os.environ.get("SUCHECK_DEBUG"):
                raise
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            complain(f"internal error ({reason}); please report it. SUCHECK_DEBUG=1 shows where")
            ctx.exit(_FAILED_INSIDE)


def complain(text: str) -> int:
    """Say on standard error, in one line, what ends the run; the exit code of what the user can mend."""
    from sucheck.report.job_logs import HASH, with_hash  # noqa: PLC0415  only a run that fails says anything

    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - _END]} … {text[-_END:]}"
    printed = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    shown = with_hash(printed, HASH)
    with contextlib.suppress(OSError):  # a full or broken standard error changes no exit code
        click.echo(f"sucheck: {shown}", err=True)
    return _CANNOT_BE_READ


@click.group(cls=_CheckByDefault, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sucheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Check every figure that a report on the transposition of EU law states, down to the law.

    `sucheck FILE...` is short for `sucheck check FILE...`.

    \b
    Exit codes: 0 nothing at or above --fail-on · 1 findings at or above it · 2 usage, configuration or an
    unreadable input · 3 internal error · 4 nothing could be checked.
    """  # noqa: D301  click reads the backspace itself: what follows is not wrapped anew
