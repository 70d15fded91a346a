"""Rotation, shift, shear and zoom of a batch of images in one pass.

`scipy.ndimage.affine_transform()` takes one channel of one image. Here a batch is sampled at once:
the four neighbours of each point and their weights make a sparse matrix, and its product with the
images, as rows of pixels, is the result. The product is computed by SciPy in C, without Python's
lock, so a batch is shared among the processors.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np

from rkeras_py.data.images import packages, parallel

Array = np.ndarray[Any, Any]

FILL_MODES = ("nearest", "constant", "reflect", "wrap")
# Images in one product: their pixels, indices and weights fit a cache.
_PIXELS = 2**14


def matrices(parameters: list[dict[str, Any]], height: int, width: int) -> tuple[Array, Array]:
    """The points of the originals that the pixels of the results come from.

    Args:
        parameters: For each image `theta` and `shear` in degrees, `tx` and `ty` in pixels, and the
            factors `zx` and `zy`.
        height: The height of the images.
        width: Their width.

    Returns:
        Matrices from (row, column) to (row, column), of the shape `(n, 2, 3)`, and which images
        are changed at all.
    """
    wanted = [("theta", 0.0), ("tx", 0.0), ("ty", 0.0), ("shear", 0.0), ("zx", 1.0), ("zy", 1.0)]
    values = np.array([[p.get(name, same) for name, same in wanted] for p in parameters], float)
    changed = (values != [same for _, same in wanted]).any(axis=1)
    theta, tx, ty, shear, zx, zy = values.T
    theta, shear = np.deg2rad(theta), np.deg2rad(shear)
    one, zero = np.ones_like(theta), np.zeros_like(theta)

    def matrix(*rows: list[Array]) -> Array:
        made: Array = np.array([*rows, [zero, zero, one]]).transpose(2, 0, 1)
        return made

    combined = matrix([np.cos(theta), -np.sin(theta), zero], [np.sin(theta), np.cos(theta), zero])
    combined = combined @ matrix([one, zero, tx], [zero, one, ty])
    combined = combined @ matrix([one, -np.sin(shear), zero], [zero, np.cos(shear), zero])
    combined = combined @ matrix([zx, zero, zero], [zero, zy, zero])
    # As Keras has it: x and y, whose centre it takes from the height and the width.
    centre_x, centre_y = height / 2 - 0.5, width / 2 - 0.5
    there = np.array([[1, 0, centre_x], [0, 1, centre_y], [0, 0, 1]])
    back = np.array([[1, 0, -centre_x], [0, 1, -centre_y], [0, 0, 1]])
    combined = there @ combined @ back
    # From (x, y) to (row, column).
    return combined[:, [1, 0]][:, :, [1, 0, 2]], changed


def flipped(matrices: Array, horizontal: Array, vertical: Array, size: tuple[int, int]) -> Array:
    """Maps of images that are flipped after they were transformed.

    Args:
        matrices: The maps, of the shape `(n, 2, 3)`.
        horizontal: Which images are flipped horizontally.
        vertical: Which images are flipped vertically.
        size: The height and width of the images.
    """
    made = matrices.copy()
    for axis, which in ((0, vertical), (1, horizontal)):
        made[which, :, 2] += made[which, :, axis] * (size[axis] - 1)
        made[which, :, axis] *= -1
    return made


def transformed(
    images: Array, matrices: Array, fill_mode: str, cval: float, order: int = 1
) -> Array:
    """Samples images at the points that affine maps give.

    Args:
        images: Images of the shape `(n, height, width, channels)`, of floats.
        matrices: The maps, of the shape `(n, 2, 3)`.
        fill_mode: What lies outside of an image.
        cval: The value outside, for "constant".
        order: The order of the interpolation; 1 is linear.

    Returns:
        New images.
    """
    scipy = packages.scipy()
    images = np.ascontiguousarray(images)
    count, height, width, _ = images.shape
    made = np.empty_like(images)
    if order != 1 or fill_mode not in FILL_MODES or min(height, width) < 2:
        _by_scipy(scipy.ndimage, made, images, matrices, fill_mode, cval, order)
        return made

    def sample(piece: slice) -> None:
        _sample(scipy.sparse, made[piece], images[piece], matrices[piece], fill_mode, cval)

    parallel.each(sample, parallel.slices(count, max(1, _PIXELS // (height * width))))
    return made


def _by_scipy(
    ndimage: Any, made: Array, images: Array, matrices: Array, mode: str, cval: float, order: int
) -> None:
    def one(i: int) -> None:
        for channel in range(images.shape[-1]):
            made[i, ..., channel] = ndimage.affine_transform(
                images[i, ..., channel], matrices[i, :, :2], matrices[i, :, 2],
                order=order, mode=mode, cval=cval,
            )  # fmt: skip

    parallel.each(one, range(len(images)))


class _Workspace:
    """The arrays that sampling needs, kept by a thread for pieces of one shape.

    Allocating them anew for each piece takes as long as the arithmetic: TensorFlow has the C
    library return large blocks at once.
    """

    def __init__(self, sparse: Any, shape: tuple[int, int, int], dtype: Any) -> None:
        count, height, width = shape
        pixels = count * height * width
        self.points = np.empty(shape)
        self.starts = [np.empty(shape, np.int32) for _ in range(2)]
        self.fractions = [np.empty(shape, dtype) for _ in range(2)]
        self.both = np.empty(shape, dtype)
        self.indices = np.empty((*shape, 4), np.int32)
        self.weights = np.empty((*shape, 4), dtype)
        self.images = (np.arange(count, dtype=np.int32) * (height * width))[:, None, None]
        self.product = sparse.csr_array((pixels, pixels), dtype=dtype)
        self.product.data = self.weights.reshape(-1)
        self.product.indices = self.indices.reshape(-1)
        self.product.indptr = np.arange(0, 4 * pixels + 1, 4, dtype=np.int32)


_kept = threading.local()


def _workspace(sparse: Any, shape: tuple[int, int, int], dtype: Any) -> _Workspace:
    key = (shape, dtype)
    if getattr(_kept, "key", None) != key:
        _kept.key, _kept.workspace = key, _Workspace(sparse, shape, dtype)
    made: _Workspace = _kept.workspace
    return made


def _sample(
    sparse: Any, made: Array, images: Array, matrices: Array, mode: str, cval: float
) -> None:
    count, height, width, channels = images.shape
    work = _workspace(sparse, (count, height, width), images.dtype)
    grids = np.arange(height)[:, None], np.arange(width)
    points = work.points
    outside: Array | None = None
    for axis, size in enumerate((height, width)):
        a, b, c = (matrices[:, axis, k, None, None] for k in range(3))
        np.add(c + a * grids[0], b * grids[1], out=points)
        if mode == "constant":
            beyond = (points < 0) | (points > size - 1)
            outside = beyond if outside is None else outside | beyond
        elif mode in _FOLDED:
            _FOLDED[mode](points, size)
        np.maximum(points, 0, out=points)
        np.minimum(points, size - 1, out=points)
        # The second of two neighbours is always within the image.
        start = work.starts[axis]
        np.copyto(start, points, casting="unsafe")
        np.minimum(start, size - 2, out=start)
        np.subtract(points, start, out=points)
        np.copyto(work.fractions[axis], points, casting="unsafe")
    first, columns = work.starts
    first *= width
    first += columns
    first += work.images
    for k, further in enumerate((0, 1, width, width + 1)):
        np.add(first, further, out=work.indices[..., k])
    (down, right), both, weights = work.fractions, work.both, work.weights
    np.multiply(down, right, out=both)
    weights[..., 3] = both
    np.subtract(down, both, out=weights[..., 2])
    right -= both
    weights[..., 1] = right
    np.subtract(1, down, out=down)
    np.subtract(down, right, out=weights[..., 0])
    pixels = images.reshape(-1, channels)
    made[...] = (work.product @ pixels).reshape(images.shape)
    if outside is not None:
        made[outside] = cval


# ---- points outside of an image, as SciPy takes them back into it ---------------


def _reflect(points: Array, size: int) -> None:
    """... c b a | a b c | c b a ...: the points may stay half a pixel outside of the image."""
    period = 2 * size
    low = points < 0
    value = points[low]
    value = np.where(value < -period, period * np.trunc(-value / period) + value, value)
    tiny = np.finfo(float).eps
    points[low] = np.where(value < -size, value + period, np.where(value > -tiny, tiny, -value) - 1)
    high = points > size - 1
    value = points[high]
    value = value - period * np.trunc(value / period)
    points[high] = np.where(value >= size, period - value - 1, value)


def _wrap(points: Array, size: int) -> None:
    """The period is one less than the size: SciPy takes the last pixel for the first."""
    period = size - 1
    low = points < 0
    points[low] += period * (np.trunc(-points[low] / period) + 1)
    high = points > size - 1
    points[high] -= period * np.trunc(points[high] / period)


_FOLDED = {"reflect": _reflect, "wrap": _wrap}
