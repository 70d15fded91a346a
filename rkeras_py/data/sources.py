"""Where the data sets come from: addresses, and hashes of the files."""

from __future__ import annotations

from dataclasses import dataclass

from rkeras_py.data.downloads import fetch

_GOOGLE = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
_TORONTO = "https://www.cs.toronto.edu/~kriz/"


@dataclass(frozen=True)
class Source:
    """A file in the network.

    Attributes:
        origin: Its address.
        file_hash: Its hash, if that is known.
    """

    origin: str
    file_hash: str | None = None

    def cached(self, name: str, folder: str = "datasets") -> str:
        """The path of the file in the cache, into which it is downloaded if it is not there.

        Args:
            name: The name of the file in the cache, or a path.
            folder: The folder in the cache.
        """
        return fetch(name, self.origin, folder=folder, file_hash=self.file_hash)


MNIST = Source(
    f"{_GOOGLE}mnist.npz", "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"
)
BOSTON_HOUSING = Source(
    f"{_GOOGLE}boston_housing.npz",
    "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5",
)
IMDB = Source(
    f"{_GOOGLE}imdb.npz", "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
)
IMDB_WORD_INDEX = Source(f"{_GOOGLE}imdb_word_index.json", "bfafd718b763782e994055a2d397834f")
REUTERS = Source(
    f"{_GOOGLE}reuters.npz", "d6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916"
)
REUTERS_WORD_INDEX = Source(f"{_GOOGLE}reuters_word_index.json", "4d44cc38712099c9e383dc6e5f11a921")
CIFAR10 = Source(
    f"{_TORONTO}cifar-10-python.tar.gz",
    "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
)
CIFAR100 = Source(
    f"{_TORONTO}cifar-100-python.tar.gz",
    "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7",
)
# Keras checks no hashes of these.
FASHION_MNIST = {
    name: Source(_GOOGLE + name)
    for name in (
        "train-images-idx3-ubyte.gz",
        "train-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
    )
}
