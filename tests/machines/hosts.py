"""Hosts on a network of their own, each a network namespace with a server of ssh."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import string
import subprocess
import time
from pathlib import Path

from runs import Run

SERVER = """
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
PermitRootLogin prohibit-password
PasswordAuthentication no
StrictModes no
UsePAM no
"""
CLIENT = """
Host 10.77.*
  IdentityFile {folder}/user
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
"""

_letters = itertools.cycle(string.ascii_letters)


def ip(*words: object, check: bool = True) -> None:
    subprocess.run(["ip", *map(str, words)], check=check)


class Hosts:
    """Hosts that are joined by a switch, to which this one is connected, too.

    Args:
        count: How many.
        folder: Where keys and configurations are written.
        variables: Variables of the environment of commands that come by ssh.
    """

    def __init__(self, count: int, folder: Path, **variables: str) -> None:
        # Names are free again only some time after their hosts have been removed.
        self._prefix = f"rk{os.getpid() % 100_000}{next(_letters)}"
        net = f"10.77.{os.getpid() % 250}"  # that of this run
        self.addresses = [f"{net}.{i + 1}" for i in range(count)]
        self.spaces = [f"{self._prefix}n{i + 1}" for i in range(count)]
        self.ssh = f"ssh -F {folder}/client"
        self.switch_address = f"{net}.254"
        self._switch = f"{self._prefix}s"
        self._servers: list[subprocess.Popen[bytes]] = []
        self._write_keys(folder, variables)
        try:
            self._make(net, folder)
        except BaseException:
            self.remove()
            raise

    def _make(self, net: str, folder: Path) -> None:
        ip("link", "add", self._switch, "type", "bridge")
        ip("addr", "add", f"{self.switch_address}/24", "dev", self._switch)
        ip("link", "set", self._switch, "up")
        for i, space in enumerate(self.spaces, 1):
            here, there = (f"{self._prefix}{end}{i}" for end in "ht")
            ip("netns", "add", space)
            ip("link", "add", here, "type", "veth", "peer", "name", there)
            ip("link", "set", there, "netns", space)
            ip("link", "set", here, "master", self._switch, "up")
            ip("-n", space, "addr", "add", f"{net}.{i}/24", "dev", there)
            ip("-n", space, "link", "set", there, "up")
            ip("-n", space, "link", "set", "lo", "up")
            self._serve(space, folder)
        for address in self.addresses:
            _wait_for_server(address)

    @staticmethod
    def _write_keys(folder: Path, variables: dict[str, str]) -> None:
        for name in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
            )
        own = " ".join(f"{name}={value}" for name, value in variables.items())
        server = SERVER.format(folder=folder) + (f"SetEnv {own}\n" if own else "")
        (folder / "server").write_text(server)
        (folder / "client").write_text(CLIENT.format(folder=folder))

    def _serve(self, space: str, folder: Path) -> None:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd's own, empty
        program = shutil.which("sshd") or "/usr/sbin/sshd"
        with open(folder / f"{space}.log", "wb") as log:
            command = ["ip", "netns", "exec", space, program, "-D", "-e", "-f", folder / "server"]
            self._servers.append(subprocess.Popen(command, stdout=log, stderr=log))

    def give_names(self, names: dict[str, str]) -> None:
        """Has all hosts know addresses by names."""
        lines = "".join(f"{address} {name}\n" for name, address in names.items())
        for space in self.spaces:
            # `ip netns exec` puts it in the place of the file of the machine.
            own = Path("/etc/netns") / space
            own.mkdir(parents=True)
            (own / "hosts").write_text(f"127.0.0.1 localhost\n{lines}")

    def cut(self, index: int) -> None:
        """Cuts the link of a host."""
        ip("link", "set", f"{self._prefix}h{index + 1}", "down")

    def mend(self, index: int) -> None:
        """Mends it."""
        ip("link", "set", f"{self._prefix}h{index + 1}", "up")
        _wait_for_server(self.addresses[index])

    def run(self, folder: Path) -> Run:
        """Starts a worker on each."""
        return Run(folder, "--hosts", ",".join(self.addresses), "--ssh", self.ssh)

    def remove(self) -> None:
        """Leaves nothing."""
        for server in self._servers:
            server.terminate()
            server.wait()
        for space in self.spaces:
            ip("netns", "del", space, check=False)
            shutil.rmtree(Path("/etc/netns") / space, ignore_errors=True)
        ip("link", "del", self._switch, check=False)


def _wait_for_server(address: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            with socket.create_connection((address, 22), 1):
                return
        except OSError:
            assert time.monotonic() < deadline, f"no server of ssh at {address}"
            time.sleep(0.2)
