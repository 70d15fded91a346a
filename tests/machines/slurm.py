"""Slurm on hosts of their own: its controller here, and a node on each of them."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

from hosts import Hosts

CONFIGURATION = """
ClusterName=test
SlurmctldHost={here}({switch})
SlurmctldPort={port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
ReturnToService=2
{nodes}
MpiDefault=none
PartitionName=all Nodes=ALL Default=YES State=UP MaxTime=INFINITE OverSubscribe=FORCE
"""


class Slurm:
    """A cluster.

    Args:
        network: The hosts that become its nodes.
        folder: Where it keeps what it has.
    """

    def __init__(self, network: Hosts, folder: Path) -> None:
        self.nodes = [f"node{i + 1}" for i in range(len(network.addresses))]
        self._processes: list[subprocess.Popen[bytes]] = []
        self._folder, self._network = folder, network
        for name in ("munge", "state"):
            (folder / name).mkdir(mode=0o755)
        self._configure()
        self.environment = {"SLURM_CONF": str(folder / "slurm.conf")}
        key = folder / "munge" / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        try:
            self._begin(key)
        except BaseException:
            self.remove()
            raise

    def _begin(self, key: Path) -> None:
        files = {name: key.parent / name for name in ("socket", "pid", "seed", "log")}
        options = [f"--{name}-file={files[name]}" for name in ("pid", "seed", "log")]
        self._start(
            "munged", "--foreground", "--force", f"--key-file={key}",
            f"--socket={files['socket']}", *options,
        )  # fmt: skip
        _wait(files["socket"].exists, "munged")
        self._start("slurmctld", "-D", "-i")
        for node, space in zip(self.nodes, self._network.spaces, strict=True):
            own = f"hostname {node}; exec slurmd -D"
            self._start("ip", "netns", "exec", space, "unshare", "--uts", "sh", "-c", own)
        _wait(self._is_up, "the nodes of Slurm")

    def _configure(self) -> None:
        here = socket.gethostname()
        addresses = self._network.addresses
        with socket.socket() as sock:
            sock.bind(("", 0))
            port = sock.getsockname()[1]
        switch = self._network.switch_address
        nodes = [
            f"NodeName={node} NodeAddr={address} CPUs={os.cpu_count()} State=UNKNOWN"
            for node, address in zip(self.nodes, addresses, strict=True)
        ]
        (self._folder / "slurm.conf").write_text(
            CONFIGURATION.format(
                here=here, switch=switch, port=port, folder=self._folder, nodes="\n".join(nodes)
            )
        )
        # No control groups are used, but slurmd wants to know which.
        (self._folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n")
        names = dict(zip(self.nodes, addresses, strict=True))
        self._network.give_names(names | {here: switch})

    def _start(self, *command: str) -> None:
        with open(self._folder / "log", "ab") as log:
            self._processes.append(
                subprocess.Popen(
                    command,
                    env=os.environ | self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def _is_up(self) -> bool:
        done = subprocess.run(
            ["sinfo", "-h", "-o", "%D %t"], env=os.environ | self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout.split() == [str(len(self.nodes)), "idle"]

    def log(self) -> str:
        """What its processes said."""
        return (self._folder / "log").read_text()

    def remove(self) -> None:
        """Leaves nothing."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait()


def _wait(condition, what: str) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.2)
