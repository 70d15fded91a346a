"""Downloads from a server on this machine, and what is unpacked from archives."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tarfile
import threading
import zipfile

import pytest
from data.serving import serving

import rkeras_py as r
from rkeras_py.data import archives, downloads
from rkeras_py.data.archives import ArchiveError
from rkeras_py.data.downloads import DownloadError, HashMismatchError
from rkeras_py.files import NoSpaceError

DATA = bytes(range(256)) * 4096
SHA, MD5 = hashlib.sha256(DATA).hexdigest(), hashlib.md5(DATA).hexdigest()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache of its own; no proxy stands between the tests and their server."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "cache" / "datasets"


@pytest.fixture
def server(cache):
    with serving() as running:
        running.files["a.bin"] = DATA
        yield running


def bytes_of(path):
    return pathlib.Path(path).read_bytes()


def names(folder):
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("expected", [None, SHA, MD5, SHA.upper()])
def test_a_file_is_downloaded_once(server, cache, capsys, expected):
    path = r.get_file("a.bin", server.address("a.bin"), file_hash=expected)
    assert path == str(cache / "a.bin")
    assert bytes_of(path) == DATA
    said = capsys.readouterr().out
    assert f"Downloading data from {server.address('a.bin')}\n" in said
    assert "100% [==============================] 1.0/1.0 MB\n" in said
    assert r.get_file("a.bin", server.address("a.bin"), file_hash=expected) == path
    assert server.asked == [("a.bin", None)]
    assert names(cache) == ["a.bin"]


def test_where_files_go(server, cache, tmp_path):
    origin = server.address("a.bin")
    assert r.get_file("sub/a", origin) == str(cache / "sub/a")
    absolute = str(tmp_path / "elsewhere" / "a")
    assert r.get_file(absolute, origin) == absolute
    assert r.get_file("a", origin, cache_dir=str(tmp_path / "x")) == str(tmp_path / "x/datasets/a")
    there = str(tmp_path / "there")
    assert r.get_file("a", origin, cache_subdir=there) == f"{there}/a"
    with pytest.raises(DownloadError, match="a folder of that name"):
        r.get_file("sub", origin)


def test_file_addresses(cache, tmp_path):
    (tmp_path / "source").write_bytes(DATA)
    path = r.get_file("a", (tmp_path / "source").as_uri(), SHA)
    assert bytes_of(path) == DATA
    with pytest.raises(DownloadError, match=r"by hand: .*missing"):
        r.get_file("missing", (tmp_path / "missing").as_uri())
    with pytest.raises(DownloadError, match="must begin with http"):
        r.get_file("b", "gopher://example/b")
    assert names(cache) == ["a"]


def test_a_broken_download_goes_on_in_the_same_call(server, cache):
    server.breaks = [400_000, 300_000]
    path = r.get_file("a.bin", server.address("a.bin"))
    assert bytes_of(path) == DATA
    assert server.asked == [
        ("a.bin", None), ("a.bin", "bytes=400000-"), ("a.bin", "bytes=700000-"),
    ]  # fmt: skip
    assert names(cache) == ["a.bin"]


def test_a_broken_download_goes_on_in_the_next_call(server, cache):
    server.breaks = [100_000, 0]
    with pytest.raises(DownloadError, match=r"after 100000 of 1048576 bytes.*continues after"):
        r.get_file("a.bin", server.address("a.bin"))
    assert names(cache) == ["a.bin.part", "a.bin.part.version"]
    path = r.get_file("a.bin", server.address("a.bin"), SHA)
    assert bytes_of(path) == DATA
    assert server.asked[-1] == ("a.bin", "bytes=100000-")
    assert names(cache) == ["a.bin"]


@pytest.mark.parametrize("change", ["file", "no ranges", "complete"])
def test_a_part_that_does_not_fit_is_not_used(server, cache, change):
    server.breaks = [100_000, 0]
    with pytest.raises(DownloadError):
        r.get_file("a.bin", server.address("a.bin"))
    if change == "file":
        server.files["a.bin"] = DATA[::-1]
    elif change == "complete":
        (cache / "a.bin.part").write_bytes(DATA)
    else:
        server.ranges = False
    path = r.get_file("a.bin", server.address("a.bin"))
    assert bytes_of(path) == server.files["a.bin"]
    assert names(cache) == ["a.bin"]


def test_a_wrong_part_is_found_by_the_hash(server, cache):
    server.breaks = [100_000, 0]
    with pytest.raises(DownloadError):
        r.get_file("a.bin", server.address("a.bin"), SHA)
    (cache / "a.bin.part").write_bytes(b"x" * 100_000)
    assert bytes_of(r.get_file("a.bin", server.address("a.bin"), SHA)) == DATA


@pytest.mark.parametrize("chunked", [False, True])
def test_without_versions_nothing_half_written_stays(server, cache, chunked):
    server.versions, server.chunked = False, chunked
    server.breaks = [300_000, 0]
    with pytest.raises(DownloadError, match=r"the connection broke after \d+ ") as raised:
        r.get_file("a.bin", server.address("a.bin"))
    assert "continues" not in str(raised.value)
    assert names(cache) == []


def test_chunks_without_a_length(server, cache, capsys):
    server.chunked = True
    assert bytes_of(r.get_file("a.bin", server.address("a.bin"))) == DATA
    assert "1.0 MB\n" in capsys.readouterr().out


def test_redirects(server, cache):
    server.moved["old"] = server.address("a.bin")
    assert bytes_of(r.get_file("a", server.address("old"), SHA)) == DATA
    server.moved["round"] = server.address("round")
    with pytest.raises(DownloadError, match=r"round.*redirect"):
        r.get_file("b", server.address("round"))
    server.moved["out"] = "file:///etc/passwd"
    with pytest.raises(DownloadError):
        r.get_file("c", server.address("out"))
    assert names(cache) == ["a"]


def test_a_wrong_hash_keeps_nothing(server, cache):
    with pytest.raises(HashMismatchError, match=f"its hash is {SHA}, and not {'0' * 64}"):
        r.get_file("a.bin", server.address("a.bin"), "0" * 64)
    assert names(cache) == []
    with pytest.raises(ValueError, match="`file_hash` must be 32"):
        r.get_file("a.bin", server.address("a.bin"), "xyz")


def test_a_file_of_another_hash_is_replaced_only_by_the_right_one(server, cache, capsys):
    cache.mkdir(parents=True)
    (cache / "a.bin").write_bytes(b"old")
    server.failing = [503]
    with pytest.raises(DownloadError, match=r"503.*another hash than expected"):
        r.get_file("a.bin", server.address("a.bin"), SHA)
    assert (cache / "a.bin").read_bytes() == b"old"
    r.get_file("a.bin", server.address("a.bin"), SHA)
    assert (cache / "a.bin").read_bytes() == DATA
    assert "has another hash than expected" in capsys.readouterr().out


def test_offline(cache):
    with serving() as gone:
        address = gone.address("a.bin")
    with pytest.raises(DownloadError) as raised:
        r.get_file("a.bin", address)
    assert str(raised.value).endswith(
        f"Without a network, put the file there by hand: {cache / 'a.bin'}"
    )
    assert isinstance(raised.value, OSError)
    assert names(cache) == []
    (cache / "a.bin").write_bytes(DATA)
    assert r.get_file("a.bin", address, SHA) == str(cache / "a.bin")


def test_no_space_for_the_whole_file(server, cache, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 8, 1000))
    with pytest.raises(NoSpaceError, match=f"{cache}/a.bin: 1000 bytes are free"):
        r.get_file("a.bin", server.address("a.bin"))
    assert names(cache) == []


FULL = """
import resource, sys
from rkeras_py.data import downloads
from rkeras_py.files import NoSpaceError
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    downloads.fetch("a.bin", sys.argv[1])
except NoSpaceError as error:
    print("refused:", error)
"""


def test_no_space_while_writing(server, cache):
    done = subprocess.run(
        [sys.executable, "-c", FULL, server.address("a.bin")], capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert f"refused: there is no space for {cache}/a.bin" in done.stdout
    assert names(cache) == []


def test_two_at_once_download_once(server, cache):
    address = server.address("a.bin")
    threads = [threading.Thread(target=downloads.fetch, args=("a.bin", address)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.asked == [("a.bin", None)]
    assert names(cache) == ["a.bin"]


def test_an_interrupt_keeps_what_can_go_on(server, cache, monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr("rkeras_py.api.hooks.check_interrupt", interrupt)
    with pytest.raises(KeyboardInterrupt):
        r.get_file("a.bin", server.address("a.bin"))
    assert names(cache) == ["a.bin.part", "a.bin.part.version"]
    server.versions = False
    (cache / "a.bin.part.version").unlink()
    with pytest.raises(KeyboardInterrupt):
        r.get_file("a.bin", server.address("a.bin"))
    assert names(cache) == []


# ---- archives -------------------------------------------------------------------------------


def tar_of(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            if isinstance(content, tarfile.TarInfo):
                info = content
                info.name = name
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))


def zip_of(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("kind", ["tar.gz", "tar", "zip"])
def test_extract_returns_the_archive(cache, tmp_path, kind):
    source = tmp_path / f"made.{kind}"
    members = {"photos/a.txt": b"a", "photos/deep/b.txt": b"b"}
    zip_of(source, members) if kind == "zip" else tar_of(source, members, "w:" + kind[4:])
    path = r.get_file(f"photos.{kind}", source.as_uri(), extract=True)
    assert path == str(cache / f"photos.{kind}")
    assert (cache / "photos/deep/b.txt").read_bytes() == b"b"
    assert names(cache) == ["photos", f"photos.{kind}"]
    # Once more, beside what was added meanwhile.
    (cache / "photos/c.txt").write_bytes(b"c")
    (cache / "photos/a.txt").unlink()
    r.get_file(f"photos.{kind}", source.as_uri(), extract=True)
    assert names(cache / "photos") == ["a.txt", "c.txt", "deep"]


def test_untar_returns_the_folder(cache, tmp_path):
    tar_of(tmp_path / "made", {"photos/a.txt": b"a"})
    path = r.get_file("photos", (tmp_path / "made").as_uri(), untar=True)
    assert path == str(cache / "photos")
    assert names(cache) == ["photos", "photos.tar.gz"]
    (cache / "photos/a.txt").unlink()
    r.get_file("photos", (tmp_path / "made").as_uri(), untar=True)
    assert names(cache / "photos") == []  # it is there, so nothing is unpacked


def test_archive_formats(cache, tmp_path):
    zip_of(tmp_path / "made.zip", {"a.txt": b"a"})
    origin = (tmp_path / "made.zip").as_uri()
    r.get_file("made.zip", origin, extract=True, archive_format=None)
    with pytest.warns(UserWarning, match="no archive of the format tar"):
        r.get_file("made.zip", origin, extract=True, archive_format="tar")
    assert names(cache) == ["made.zip"]
    r.get_file("made.zip", origin, extract=True, archive_format=["tar", "zip"])
    assert names(cache) == ["a.txt", "made.zip"]
    with pytest.raises(ValueError, match="`archive_format` must be"):
        r.get_file("made.zip", origin, extract=True, archive_format="rar")


def link(kind, target):
    info = tarfile.TarInfo()
    info.type, info.linkname = kind, target
    return info


REFUSED = {
    "upwards": {"../out.txt": b"x"},
    "inside a name": {"a/../../out.txt": b"x"},
    "absolute": {"/tmp/out.txt": b"x"},
    "backslashes": {"a\\..\\..\\out.txt": b"x"},
    "drive": {"C:/out.txt": b"x"},
    "link": {"a": link(tarfile.SYMTYPE, "/etc")},
    "link, then a file through it": {
        "a": link(tarfile.SYMTYPE, ".."), "a/out.txt": b"x",
    },
    "hard link": {"a": link(tarfile.LNKTYPE, "/etc/passwd")},
    "device": {"a": link(tarfile.CHRTYPE, "")},
    "pipe": {"a": link(tarfile.FIFOTYPE, "")},
    "file and folder": {"a": b"x", "a/b": b"x"},
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_refused_archives_leave_nothing(cache, tmp_path, what):
    members = {"first.txt": b"1"} | REFUSED[what]
    tar_of(tmp_path / "bad", members)
    with pytest.raises(ArchiveError, match=r"bad\.tar.* is refused"):
        r.get_file("bad.tar", (tmp_path / "bad").as_uri(), extract=True)
    assert names(cache) == ["bad.tar"]
    assert not (tmp_path / "out.txt").exists() and not (tmp_path / "cache/out.txt").exists()
    if all(isinstance(content, bytes) for content in members.values()):
        zip_of(tmp_path / "bad.zip", members)
        with pytest.raises(ArchiveError, match=r"bad\.zip.* is refused"):
            r.get_file("bad.zip", (tmp_path / "bad.zip").as_uri(), extract=True)
        assert names(cache) == ["bad.tar", "bad.zip"]


def test_links_in_zips_are_refused(cache, tmp_path):
    info = zipfile.ZipInfo("a")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(info, "/etc")
    with pytest.raises(ArchiveError, match="a in it is no file"):
        r.get_file("bad.zip", (tmp_path / "bad.zip").as_uri(), extract=True)
    assert names(cache) == ["bad.zip"]


def test_archives_that_become_too_large(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 100_000)
    tar_of(tmp_path / "bomb", {"zeros": bytes(10_000_000)})
    zip_of(tmp_path / "bomb.zip", {"zeros": bytes(10_000_000)})
    for name in ("bomb", "bomb.zip"):
        with pytest.raises(ArchiveError, match="larger than"):
            r.get_file(name, (tmp_path / name).as_uri(), extract=True)
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    tar_of(tmp_path / "many", {name: b"" for name in "abc"})
    with pytest.raises(ArchiveError, match="more than 2 files"):
        r.get_file("many", (tmp_path / "many").as_uri(), extract=True)
    assert names(cache) == ["bomb", "bomb.zip", "many"]


def test_damaged_archives(cache, tmp_path):
    tar_of(tmp_path / "whole", {"a.txt": os.urandom(200_000)})
    data = (tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(data[: len(data) // 2])
    (tmp_path / "text.gz").write_bytes(gzip.compress(b"no archive"))
    with pytest.raises(ArchiveError, match=r"half.* can't be unpacked"):
        r.get_file("half", (tmp_path / "half").as_uri(), extract=True)
    with pytest.warns(UserWarning, match="nothing was unpacked"):
        r.get_file("text.gz", (tmp_path / "text.gz").as_uri(), extract=True)
    assert names(cache) == ["half", "text.gz"]
