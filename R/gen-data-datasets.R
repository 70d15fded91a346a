# Generated from rkeras_py; do not edit by hand.

#' Handwritten digits of MNIST
#'
#' 60,000 grey images of 28x28 pixels of the digits 0 to 9, and 10,000 for testing. They are
#' downloaded when they are first used; without a network, the error says where the file can be
#' put by hand.
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @return `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255
#'   of the shape `(samples, 28, 28)`, and the digits `y`.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_mnist <- function(path = "mnist.npz") {
  .External2(rk_call_formals, "dataset_mnist")
}

#' Clothes of Fashion-MNIST
#'
#' 60,000 grey images of 28x28 pixels of ten kinds of clothes, and 10,000 for testing. They are
#' downloaded when they are first used, into the folder `datasets/fashion-mnist` of the cache.
#' The classes are 0 T-shirt, 1 trousers, 2 pullover, 3 dress, 4 coat, 5 sandal, 6 shirt, 7
#' sneaker, 8 bag, 9 ankle boot.
#'
#' @return `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255
#'   of the shape `(samples, 28, 28)`, and the classes `y`.
#' @section Errors:
#' - `OSError`: A file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: A file is damaged (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_fashion_mnist <- function() {
  .External2(rk_call_formals, "dataset_fashion_mnist")
}

#' Prices of houses in Boston
#'
#' 506 districts of Boston with 13 properties each, and the median price of a house in 1,000
#' dollars. The data were collected in 1978. One of the properties counts black inhabitants.
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @param test_split The fraction of the samples that are for testing.
#' @param seed Seeds the shuffling of the samples.
#' @return `train` and `test`, each with the properties `x`, a matrix of 13 columns, and the
#'   prices `y`.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_boston_housing <- function(path = "boston_housing.npz", test_split = 0.2, seed = 113L) {
  .External2(rk_call_formals, "dataset_boston_housing")
}

#' Images of CIFAR10
#'
#' 50,000 coloured images of 32x32 pixels of ten classes, and 10,000 for testing. They are
#' downloaded when they are first used; what keras 2.9 or Keras 3 downloaded is found. The
#' classes are 0 airplane, 1 automobile, 2 bird, 3 cat, 4 deer, 5 dog, 6 frog, 7 horse, 8 ship,
#' 9 truck.
#'
#' @return `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255
#'   of the shape `(samples, 32, 32, 3)`, or `(samples, 3, 32, 32)` if `k_image_data_format()`
#'   is `"channels_first"`, and the classes `y`, a matrix of one column.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_cifar10 <- function() {
  .External2(rk_call_formals, "dataset_cifar10")
}

#' Images of CIFAR100
#'
#' 50,000 coloured images of 32x32 pixels of 100 classes, and 10,000 for testing. They are
#' downloaded when they are first used; what keras 2.9 or Keras 3 downloaded is found.
#'
#' @param label_mode `"fine"` for the 100 classes, `"coarse"` for the 20 groups of them.
#' @return `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255
#'   of the shape `(samples, 32, 32, 3)`, or `(samples, 3, 32, 32)` if `k_image_data_format()`
#'   is `"channels_first"`, and the classes `y`, a matrix of one column.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_cifar100 <- function(label_mode = c("fine", "coarse")) {
  .External2(rk_call_formals, "dataset_cifar100")
}
