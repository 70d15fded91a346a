# Generated from rkeras_py; do not edit by hand.

#' Downloads a file, unless it is in the cache
#'
#' A download that broke is continued by the next call, if the server can send the rest of a
#' file. Without a network, the error says where the file can be put by hand.
#'
#' @param fname The name of the file in the cache. A path is one below `cache_subdir`; an
#'   absolute path is the file itself.
#' @param origin The address: http, https, ftp or file.
#' @param file_hash The hash of the file. A file in the cache that has another one is downloaded
#'   again; a download that has another one is an error.
#' @param cache_subdir The folder in the cache, or an absolute path.
#' @param hash_algorithm `"md5"`, `"sha256"`, or `"auto"`, which tells them by the number of
#'   digits.
#' @param extract Whether to unpack the file, an archive, into its folder.
#' @param archive_format The format of the archive: `"tar"` (also compressed), `"zip"`, or
#'   `"auto"` for either. Nothing is unpacked if it is NULL.
#' @param cache_dir The cache. The default is the folder that the environment variable
#'   `KERAS_HOME` names, else `~/.keras`.
#' @param untar Whether the file is a tar archive that holds a folder of the name `fname`. It is
#'   kept as `fname` with `.tar.gz`, and unpacked if that folder is not there.
#' @return The path of the file, also if it was unpacked; with `untar` that of the folder. Links
#'   in archives, and names that lead out of the folder, are refused.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk
#'   (`NoSpaceError`).
#' - `ValueError`: The file has another hash (`HashMismatchError`), or the archive is damaged or
#'   refused (`ArchiveError`).
#' @family data utilities
#' @export
get_file <- function(fname,
                     origin,
                     file_hash = NULL,
                     cache_subdir = "datasets",
                     hash_algorithm = "auto",
                     extract = FALSE,
                     archive_format = "auto",
                     cache_dir = NULL,
                     untar = FALSE) {
  .External2(rk_call_formals, "get_file")
}
