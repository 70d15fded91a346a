"""`python -m rkeras_py run script.R args | launch | doctor | generate [--check]`."""

from __future__ import annotations

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """The command line.

    Args:
        arguments: The words after the command; those of this process if None.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(prog="rkeras_py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="run an R script in this Python process")
    run.add_argument("script")
    run.add_argument("arguments", nargs=argparse.REMAINDER)
    launch = commands.add_parser("launch", help="run a script as workers that train together")
    launch.add_argument("--workers", type=int, help="how many; by default one on each host")
    launch.add_argument("--hosts", help="where, separated by commas; by default here")
    launch.add_argument("--threads", type=int, help="of each; by default they share the cores")
    launch.add_argument("--python", help="the Python that runs them; by default this one")
    launch.add_argument("--ssh", help="the command that runs another on a host")
    launch.add_argument("script")
    launch.add_argument("arguments", nargs=argparse.REMAINDER)
    commands.add_parser("doctor", help="say what is installed, what is missing, what to type")
    generate = commands.add_parser("generate", help="write the generated files")
    generate.add_argument("--check", action="store_true", help="only say which are stale")
    given = parser.parse_args(arguments)
    if given.command == "run":
        return _run(given.script, given.arguments)
    if given.command == "launch":
        return _launch(given)
    if given.command == "doctor":
        from rkeras_py.doctor import examine

        return examine()
    return _generate(given.check)


def _run(script: str, arguments: list[str]) -> int:
    from rkeras_py.bridge import embedding, hosts

    try:
        hosts.run(script, arguments)
    except embedding.HostError as error:
        print(f"rkeras_py run: {error}", file=sys.stderr)
        return 2
    return 0


def _launch(given: argparse.Namespace) -> int:
    from rkeras_py.distribute import launcher

    options = {
        "workers": given.workers,
        "hosts": given.hosts.split(",") if given.hosts else None,
        "threads": given.threads,
        "python": given.python,
        "ssh": given.ssh,
    }
    options = {name: value for name, value in options.items() if value is not None}
    try:
        if not options:
            return launcher.run_in_place(given.script, given.arguments)
        return launcher.launch_workers(given.script, arguments=given.arguments, **options)
    except (launcher.LaunchError, ValueError, OSError) as error:
        print(f"rkeras launch: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _generate(check: bool) -> int:
    import rkeras_py.public  # noqa: F401  (declares all public functions)
    from rkeras_py.codegen import generate

    if not check:
        changed = generate.generate()
        print("\n".join(changed) if changed else "all generated files were fresh")
        return 0
    stale = generate.check()
    for difference in stale:
        print(difference)
    if stale:
        print("stale: run `python -m rkeras_py generate`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
