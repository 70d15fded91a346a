# Generated from rkeras_py; do not edit by hand.

#' Combines consecutive elements into batches
#'
#' @param dataset The dataset.
#' @param batch_size How many elements a batch has.
#' @param drop_remainder Whether to leave out a last batch that has fewer elements.
#' @param num_parallel_calls How many batches are made in parallel; -1 for as many as are
#'   useful.
#' @param deterministic Whether parallel work keeps the order; it does if not given.
#' @return A dataset of elements whose components have one more axis, the first.
#' @section Errors:
#' - `ValueError`: `batch_size` is not at least 1.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' batches <- dataset_batch(range_dataset(0, 10), 4)
dataset_batch <- function(dataset,
                          batch_size,
                          drop_remainder = FALSE,
                          num_parallel_calls = NULL,
                          deterministic = NULL) {
  .External2(rk_call_formals, "dataset_batch")
}

#' Combines elements of different shapes into batches, padded to one shape
#'
#' @param dataset The dataset.
#' @param batch_size How many elements a batch has.
#' @param padded_shapes The shape to which each component is padded, with NULL for that of the
#'   longest in the batch; a list or named list for several components. All axes are padded so
#'   if not given.
#' @param padding_values What is padded with, for each component: 0 and "" if not given.
#' @param drop_remainder Whether to leave out a last batch that has fewer elements.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `padded_shapes` or `padding_values` does not have the structure of the
#'   element.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_map(range_dataset(1, 5), function(n) tf$fill(list(n), n))
#' batches <- dataset_padded_batch(dataset, 2)
dataset_padded_batch <- function(dataset,
                                 batch_size,
                                 padded_shapes = NULL,
                                 padding_values = NULL,
                                 drop_remainder = FALSE,
                                 name = NULL) {
  .External2(rk_call_formals, "dataset_padded_batch")
}

#' Combines elements of similar length into padded batches
#'
#' @param dataset The dataset.
#' @param bucket_boundaries The lengths, rising, from which a bucket begins.
#' @param bucket_batch_sizes The batch size in each bucket: one more than there are boundaries.
#' @param element_length_func A function of the components of an element that returns its
#'   length; the size of the first axis of an element of one component if not given.
#' @param padded_shapes The shape to which each component is padded, with NULL for that of the
#'   longest in the batch; a list or named list for several components. All axes are padded so
#'   if not given.
#' @param padding_values What is padded with, for each component: 0 and "" if not given.
#' @param pad_to_bucket_boundary Whether to pad unknown sizes to the boundary of the bucket,
#'   less 1, and not only to the longest of the batch.
#' @param no_padding Whether batches have no padding: elements must then have one shape, or be
#'   sparse.
#' @param drop_remainder Whether to leave out a last batch that has fewer elements.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: The numbers of boundaries and batch sizes don't fit.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_map(range_dataset(1, 9), function(n) tf$fill(list(n), n))
#' batches <- dataset_bucket_by_sequence_length(dataset, c(3, 6), c(2, 2, 2))
dataset_bucket_by_sequence_length <- function(dataset,
                                              bucket_boundaries,
                                              bucket_batch_sizes,
                                              element_length_func = NULL,
                                              padded_shapes = NULL,
                                              padding_values = NULL,
                                              pad_to_bucket_boundary = FALSE,
                                              no_padding = FALSE,
                                              drop_remainder = FALSE,
                                              name = NULL) {
  .External2(rk_call_formals, "dataset_bucket_by_sequence_length")
}

#' Windows over a dataset, each of which is a dataset
#'
#' @param dataset The dataset.
#' @param size How many elements a window has.
#' @param shift How many elements lie between two windows; `size` if not given.
#' @param stride How many elements lie between two of a window.
#' @param drop_remainder Whether to leave out last windows that have fewer elements.
#' @return A dataset of datasets, for `dataset_flat_map()`; of vectors or named lists of
#'   datasets, if elements have several components.
#' @section Errors:
#' - `ValueError`: `size` is not at least 1.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' windows <- dataset_window(range_dataset(0, 7), size = 3, shift = 1, drop_remainder = TRUE)
#' batches <- dataset_flat_map(windows, function(window) dataset_batch(window, 3))
dataset_window <- function(dataset, size, shift = NULL, stride = 1, drop_remainder = FALSE) {
  .External2(rk_call_formals, "dataset_window")
}

#' Splits batches into single elements
#'
#' @param dataset The dataset.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Elements have no first axis.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_unbatch(dataset_batch(range_dataset(0, 10), 4))
dataset_unbatch <- function(dataset, name = NULL) {
  .External2(rk_call_formals, "dataset_unbatch")
}

#' Groups elements by a key, and makes a dataset of each group
#'
#' @param dataset The dataset.
#' @param key_func A function of the components of an element that returns its key, a whole
#'   number.
#' @param reduce_func A function of a key and a dataset of elements with it that returns a
#'   dataset.
#' @param window_size How many elements a group has at most.
#' @param window_size_func A function of a key that says so, in place of `window_size`.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Not one of `window_size` and `window_size_func` is given.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- range_dataset(0, 10)
#' batch <- function(key, group) dataset_batch(group, 5)
#' dataset <- dataset_group_by_window(numbers, function(x) x %% 2, batch, window_size = 5)
dataset_group_by_window <- function(dataset,
                                    key_func,
                                    reduce_func,
                                    window_size = NULL,
                                    window_size_func = NULL,
                                    name = NULL) {
  .External2(rk_call_formals, "dataset_group_by_window")
}

#' Draws elements so that classes are as frequent as wanted
#'
#' @param dataset The dataset.
#' @param class_func A function of the components of an element that returns its class, a whole
#'   number counted from 0.
#' @param target_dist The wanted fraction of each class.
#' @param initial_dist The fraction of each class in the dataset; estimated if not given.
#' @param seed Seed of the random order.
#' @param name A name for the operation.
#' @return A dataset of pairs of a class and an element.
#' @section Errors:
#' - `ValueError`: `target_dist` is not numbers.
#' @family dataset batches
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- range_dataset(0, 100)
#' dataset <- dataset_rejection_resample(numbers, function(x) x %% 2, c(0.9, 0.1), seed = 1)
dataset_rejection_resample <- function(dataset,
                                       class_func,
                                       target_dist,
                                       initial_dist = NULL,
                                       seed = NULL,
                                       name = NULL) {
  .External2(rk_call_formals, "dataset_rejection_resample")
}

#' What a line of text with fields holds
#'
#' @param example_file A file like those that are to be read, from which names and types are
#'   taken.
#' @param delimiter What separates fields: one character.
#' @param skip How many lines at the beginning of each file are left out.
#' @param names The names of the columns; if not given, those in the first line after `skip`,
#'   which is then left out as well.
#' @param types The types of the columns: "integer", "double" or "character", or their first
#'   letters in one string, such as "iidc"; found from the first 1000 lines if not given.
#' @param defaults What stands for an empty field, for each column; if not given, 0, and "" for
#'   text.
#' @return The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.
#' @section Errors:
#' - `ValueError`: The file is empty, or the numbers of names, types and defaults differ.
#' - `FileNotFoundError`: There is no such file.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("numbers.txt", "x;label\n1.5;a\n")
#' delim_record_spec("numbers.txt", delimiter = ";")$types
delim_record_spec <- function(example_file,
                              delimiter = ",",
                              skip = 0,
                              names = NULL,
                              types = NULL,
                              defaults = NULL) {
  .External2(rk_call_formals, "delim_record_spec")
}

#' What a line of text with fields between commas holds
#'
#' @param example_file A file like those that are to be read, from which names and types are
#'   taken.
#' @param skip How many lines at the beginning of each file are left out.
#' @param names The names of the columns; if not given, those in the first line after `skip`,
#'   which is then left out as well.
#' @param types The types of the columns: "integer", "double" or "character", or their first
#'   letters in one string, such as "iidc"; found from the first 1000 lines if not given.
#' @param defaults What stands for an empty field, for each column; if not given, 0, and "" for
#'   text.
#' @return The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.
#' @section Errors:
#' - `ValueError`: The file is empty, or the numbers of names, types and defaults differ.
#' - `FileNotFoundError`: There is no such file.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("numbers.csv", "x,y\n1,2.5\n")
#' csv_record_spec("numbers.csv")$names
csv_record_spec <- function(example_file,
                            skip = 0,
                            names = NULL,
                            types = NULL,
                            defaults = NULL) {
  .External2(rk_call_formals, "csv_record_spec")
}

#' What a line of text with fields between tabs holds
#'
#' @param example_file A file like those that are to be read, from which names and types are
#'   taken.
#' @param skip How many lines at the beginning of each file are left out.
#' @param names The names of the columns; if not given, those in the first line after `skip`,
#'   which is then left out as well.
#' @param types The types of the columns: "integer", "double" or "character", or their first
#'   letters in one string, such as "iidc"; found from the first 1000 lines if not given.
#' @param defaults What stands for an empty field, for each column; if not given, 0, and "" for
#'   text.
#' @return The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.
#' @section Errors:
#' - `ValueError`: The file is empty, or the numbers of names, types and defaults differ.
#' - `FileNotFoundError`: There is no such file.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("numbers.tsv", "x\ty\n1\t2.5\n")
#' tsv_record_spec("numbers.tsv")$types
tsv_record_spec <- function(example_file,
                            skip = 0,
                            names = NULL,
                            types = NULL,
                            defaults = NULL) {
  .External2(rk_call_formals, "tsv_record_spec")
}

#' Decodes lines of text with fields
#'
#' @param dataset A dataset of lines.
#' @param record_spec What a line holds, by `csv_record_spec()` or `delim_record_spec()`.
#' @param parallel_records How many lines are decoded in parallel.
#' @return A dataset of named lists, with a component for each column: int32, float32 or
#'   strings.
#' @section Errors:
#' - `ValueError`: `record_spec` is something else.
#' - `InvalidArgumentError`: A line has another number of fields, or one that is no number, when
#'   the dataset is read.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("numbers.csv", "x,y\n1,2.5\n")
#' lines <- tensor_slices_dataset(c("3,4.5", "5,6.5"))
#' dataset <- dataset_decode_delim(lines, csv_record_spec("numbers.csv"))
dataset_decode_delim <- function(dataset, record_spec, parallel_records = NULL) {
  .External2(rk_call_formals, "dataset_decode_delim")
}

#' A dataset of the lines of text files
#'
#' @param filenames The paths of the files; a tensor or a dataset of paths.
#' @param compression_type How the files are compressed: "ZLIB", "GZIP"; not at all if not
#'   given.
#' @param record_spec What a line holds, by `csv_record_spec()` or `delim_record_spec()`, for a
#'   dataset of named lists of fields. The lines that it skips are left out of each file.
#' @param parallel_records How many lines are decoded in parallel.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: There is no such file, or `record_spec` is something else.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("lines.txt", "one\ntwo\n")
#' lines <- text_line_dataset("lines.txt")
text_line_dataset <- function(filenames,
                              compression_type = NULL,
                              record_spec = NULL,
                              parallel_records = NULL) {
  .External2(rk_call_formals, "text_line_dataset")
}

#' A dataset of the records of TFRecord files
#'
#' @param filenames The paths of the files; a tensor or a dataset of paths.
#' @param compression_type How the files are compressed: "ZLIB", "GZIP"; not at all if not
#'   given.
#' @param buffer_size How many bytes are read at once.
#' @param num_parallel_reads How many files are read in parallel.
#' @return A dataset of strings of bytes, for `tf$io$parse_single_example()`, say.
#' @section Errors:
#' - `ValueError`: There is no such file.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' writer <- tf$io$TFRecordWriter("numbers.tfrecord")
#' writer$write("record")
#' writer$close()
#' dataset <- tfrecord_dataset("numbers.tfrecord")
tfrecord_dataset <- function(filenames,
                             compression_type = NULL,
                             buffer_size = NULL,
                             num_parallel_reads = NULL) {
  .External2(rk_call_formals, "tfrecord_dataset")
}

#' A dataset of the records of binary files, which have one length
#'
#' @param filenames The paths of the files; a tensor or a dataset of paths.
#' @param record_bytes How many bytes a record has.
#' @param header_bytes How many bytes are left out at the beginning of each file.
#' @param footer_bytes How many bytes are left out at its end.
#' @param buffer_size How many bytes are read at once.
#' @return A dataset of strings of bytes, for `tf$io$decode_raw()`, say.
#' @section Errors:
#' - `ValueError`: There is no such file.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("records.bin", "onetwo")
#' dataset <- fixed_length_record_dataset("records.bin", record_bytes = 3)
fixed_length_record_dataset <- function(filenames,
                                        record_bytes,
                                        header_bytes = NULL,
                                        footer_bytes = NULL,
                                        buffer_size = NULL) {
  .External2(rk_call_formals, "fixed_length_record_dataset")
}

#' A dataset of the paths of files
#'
#' @param file_pattern A pattern, such as "data/*.csv", or several.
#' @param shuffle Whether to shuffle them; they are shuffled if not given.
#' @param seed Seed of the random order.
#' @return A dataset of strings.
#' @section Errors:
#' - `ValueError`: No file is named so.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("lines.txt", "one\ntwo\n")
#' paths <- file_list_dataset("*.txt", shuffle = FALSE)
file_list_dataset <- function(file_pattern, shuffle = NULL, seed = NULL) {
  .External2(rk_call_formals, "file_list_dataset")
}

#' Reads several files with a function that makes a dataset of one
#'
#' @param files Paths or patterns of files, or a dataset of paths.
#' @param reader The function, such as `text_line_dataset()` or `tfrecord_dataset()`; its first
#'   argument is the path, as a tensor.
#' @param ... Further arguments of `reader`.
#' @param parallel_files How many files are read in turn.
#' @param parallel_interleave How many records of a file follow each other.
#' @param num_shards Of how many parts of the list of files one is read.
#' @param shard_index Which of them, counted from 0.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: No file is named so, or one of `num_shards` and `shard_index` is missing.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("lines.txt", "one\ntwo\n")
#' lines <- read_files("*.txt", text_line_dataset)
read_files <- function(files,
                       reader,
                       ...,
                       parallel_files = 1,
                       parallel_interleave = 1,
                       num_shards = NULL,
                       shard_index = NULL) {
  .External2(rk_call_formals, "read_files")
}

#' A dataset of batches of the records in CSV files
#'
#' @param file_pattern The paths or patterns of the files.
#' @param batch_size How many records a batch has.
#' @param column_names The names of the columns; those in the first line if not given.
#' @param column_defaults For each selected column, what stands for an empty field, or a type if
#'   none may be empty: "integer", "double", "character" or a dtype. Types are found from the
#'   data if not given.
#' @param label_name The column that holds the target.
#' @param select_columns The columns that are read, by name or by number (from 0); all if not
#'   given.
#' @param field_delim What separates fields.
#' @param use_quote_delim Whether quotation marks may surround fields.
#' @param na_value What stands for an empty field beside nothing.
#' @param header Whether the first line of each file holds names.
#' @param num_epochs How many times the files are read; without end if not given.
#' @param shuffle Whether to shuffle the records.
#' @param shuffle_buffer_size How many records wait to be drawn from.
#' @param shuffle_seed Seed of the random order.
#' @param prefetch_buffer_size How many batches are prepared in advance.
#' @param num_parallel_reads How many files are read at once.
#' @param num_parallel_parse_calls No longer has any effect: TensorFlow decodes a batch at once.
#' @param sloppy Whether the order may vary for the sake of speed.
#' @param num_rows_for_inference From how many lines types are found; from all if not given.
#' @return A dataset of named lists, with a component for each column; of pairs of such a named
#'   list and the column `label_name`, if that is given.
#' @section Errors:
#' - `ValueError`: No file is named so, or there is no column `label_name`.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("numbers.csv", "x,y\n1,2.5\n3,4.5\n")
#' batches <- make_csv_dataset("numbers.csv", batch_size = 2, label_name = "y", num_epochs = 1)
make_csv_dataset <- function(file_pattern,
                             batch_size,
                             column_names = NULL,
                             column_defaults = NULL,
                             label_name = NULL,
                             select_columns = NULL,
                             field_delim = ",",
                             use_quote_delim = TRUE,
                             na_value = "",
                             header = TRUE,
                             num_epochs = NULL,
                             shuffle = TRUE,
                             shuffle_buffer_size = 10000,
                             shuffle_seed = NULL,
                             prefetch_buffer_size = 1,
                             num_parallel_reads = 1,
                             num_parallel_parse_calls = 2,
                             sloppy = FALSE,
                             num_rows_for_inference = 100) {
  .External2(rk_call_formals, "make_csv_dataset")
}

#' What a row of the result of an SQL query holds
#'
#' @param names The names of the columns.
#' @param types Their types: "integer", "double" or "character", or their first letters in one
#'   string, such as "iidc".
#' @return The description of a row, for `sqlite_dataset()`.
#' @section Errors:
#' - `ValueError`: The numbers of names and types differ.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- sql_record_spec(c("x", "label"), "dc")
sql_record_spec <- function(names, types) {
  .External2(rk_call_formals, "sql_record_spec")
}

#' A dataset of the rows of the result of an SQL query
#'
#' @param driver_name "sqlite", the only one that TensorFlow knows.
#' @param data_source_name The file of the database.
#' @param query The query.
#' @param record_spec What a row holds, by `sql_record_spec()`.
#' @return A dataset of named lists, with a component for each column: int32, float64 or
#'   strings.
#' @section Errors:
#' - `ValueError`: There is no such file, or `record_spec` is something else.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' sqlite3 <- rkeras_import("sqlite3")
#' database <- sqlite3$connect("numbers.db")
#' cursor <- database$execute("CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS x")
#' database$commit()
#' rows <- sql_dataset("sqlite", "numbers.db", "SELECT x FROM t", sql_record_spec(list("x"), "i"))
sql_dataset <- function(driver_name, data_source_name, query, record_spec) {
  .External2(rk_call_formals, "sql_dataset")
}

#' A dataset of the rows of the result of a query of an SQLite database
#'
#' @param filename The file of the database.
#' @param query The query.
#' @param record_spec What a row holds, by `sql_record_spec()`.
#' @return A dataset of named lists, with a component for each column: int32, float64 or
#'   strings.
#' @section Errors:
#' - `ValueError`: There is no such file, or `record_spec` is something else.
#' @family dataset files
#' @export
#' @examplesIf rkeras::is_keras_available()
#' sqlite3 <- rkeras_import("sqlite3")
#' database <- sqlite3$connect("numbers.db")
#' cursor <- database$execute("CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS x")
#' database$commit()
#' rows <- sqlite_dataset("numbers.db", "SELECT x FROM t", sql_record_spec(list("x"), "i"))
sqlite_dataset <- function(filename, query, record_spec) {
  .External2(rk_call_formals, "sqlite_dataset")
}

#' Reads all elements of a dataset
#'
#' @param dataset The dataset.
#' @param iter_max How many elements are read at most.
#' @return A list of the elements: tensors, or vectors and named lists of them.
#' @section Errors:
#' - `ValueError`: `iter_max` is not a number of elements.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' length(dataset_collect(range_dataset(0, 5)))
dataset_collect <- function(dataset, iter_max = Inf) {
  .External2(rk_call_formals, "dataset_collect")
}

#' An iterator of elements as arrays
#'
#' @param dataset The dataset.
#' @return An iterator of arrays, or of vectors and named lists of them; in R for `iterate()`
#'   and `iter_next()`.
#' @section Errors:
#' - `ValueError`: `dataset` is not a dataset.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' batches <- list(as_array_iterator(dataset_batch(range_dataset(0, 4), 2)))
as_array_iterator <- function(dataset) {
  .External2(rk_call_formals, "as_array_iterator")
}

#' An iterator that goes through a dataset once
#'
#' @param dataset The dataset.
#' @return An iterator, for `iterator_get_next()`.
#' @section Errors:
#' - `ValueError`: `dataset` is not a dataset.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' iterator <- make_iterator_one_shot(range_dataset(0, 3))
#' first <- iterator_get_next(iterator)
make_iterator_one_shot <- function(dataset) {
  .External2(rk_call_formals, "make_iterator_one_shot")
}

#' The next element of a dataset
#'
#' @param iterator An iterator, as `make_iterator_one_shot()` makes it.
#' @param name A name for the operation; it is of no use outside of graphs.
#' @return The element.
#' @section Errors:
#' - `ValueError`: `iterator` is not an iterator of a dataset.
#' - `OutOfRangeError`: There is no further element.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' iterator <- make_iterator_one_shot(range_dataset(0, 3))
#' first <- iterator_get_next(iterator)
iterator_get_next <- function(iterator, name = NULL) {
  .External2(rk_call_formals, "iterator_get_next")
}

#' The first element of a dataset
#'
#' In TensorFlow 1 it stood for the next element at each run of a session.
#'
#' @param dataset The dataset.
#' @return The element.
#' @section Errors:
#' - `OutOfRangeError`: The dataset is empty.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' first <- next_batch(range_dataset(0, 3))
next_batch <- function(dataset) {
  .External2(rk_call_formals, "next_batch")
}

#' The dtypes of the elements of a dataset
#'
#' @param object A dataset or an iterator of one.
#' @return A dtype, or a vector or named list of them.
#' @section Errors:
#' - `ValueError`: `object` is neither.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' output_types(range_dataset(0, 3))
output_types <- function(object) {
  .External2(rk_call_formals, "output_types")
}

#' The shapes of the elements of a dataset
#'
#' @param object A dataset or an iterator of one.
#' @return A `tf$TensorShape`, or a vector or named list of them.
#' @section Errors:
#' - `ValueError`: `object` is neither.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' output_shapes(dataset_batch(range_dataset(0, 3), 2))
output_shapes <- function(object) {
  .External2(rk_call_formals, "output_shapes")
}

#' The classes of the elements of a dataset
#'
#' @param object A dataset or an iterator of one.
#' @return `tf$Tensor`, `tf$SparseTensor` or another class, or a vector or named list of them.
#' @section Errors:
#' - `ValueError`: `object` is neither.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tensor <- output_classes(range_dataset(0, 3))
output_classes <- function(object) {
  .External2(rk_call_formals, "output_classes")
}

#' Applies a function to each element
#'
#' The function is traced: called once, with tensors that have no values yet, and TensorFlow
#' repeats for each element what was computed with them. A function that needs values, because
#' it calls functions of the host language such as `as.numeric()` of R, can't be traced; it is
#' called for each element, one after the other in the order of the dataset, after one more call
#' with the first element, which shows what it returns.
#'
#' @param dataset The dataset.
#' @param map_func The function. It gets the components of an element as arguments, and a named
#'   list as one. It returns a tensor, numbers or strings; a list of components; or a named
#'   list.
#' @param num_parallel_calls For how many elements a traced function is called in parallel; -1
#'   for as many as are useful. A function that is called for each element runs for one after
#'   the other.
#' @param output_signature What the function returns: a `tf$TensorSpec`, with NULL for sizes
#'   that vary, or a list or named list of them. The function is then called for each element,
#'   and never traced. To be given if the dataset is empty, or if shapes differ from that for
#'   the first element.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: The function returns what can't be an element. An error of a function that is
#'   called for each element says for which one it was raised.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' squares <- dataset_map(range_dataset(0, 5), function(x) x * x)
dataset_map <- function(dataset, map_func, num_parallel_calls = NULL, output_signature = NULL) {
  .External2(rk_call_formals, "dataset_map")
}

#' Applies a function to each element, and combines the results into batches
#'
#' @param dataset The dataset.
#' @param map_func The function, as for `dataset_map()`.
#' @param batch_size How many elements a batch has.
#' @param num_parallel_batches For how many batches the function is called in parallel; an
#'   alternative to `num_parallel_calls`.
#' @param drop_remainder Whether to leave out a last batch that has fewer elements.
#' @param num_parallel_calls For how many elements a traced function is called in parallel; -1
#'   for as many as are useful. A function that is called for each element runs for one after
#'   the other.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Both `num_parallel_batches` and `num_parallel_calls` are given, or the
#'   function returns what can't be an element.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_map_and_batch(range_dataset(0, 5), function(x) x * x, batch_size = 2)
dataset_map_and_batch <- function(dataset,
                                  map_func,
                                  batch_size,
                                  num_parallel_batches = NULL,
                                  drop_remainder = FALSE,
                                  num_parallel_calls = NULL) {
  .External2(rk_call_formals, "dataset_map_and_batch")
}

#' Joins the datasets that a function makes of the elements, one after the other
#'
#' @param dataset The dataset.
#' @param map_func A function of the components of an element that returns a dataset. It is
#'   traced.
#' @return A dataset.
#' @section Errors:
#' - `TypeError`: The function does not return a dataset.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_flat_map(range_dataset(0, 3), function(n) tf$data$Dataset$range(n))
dataset_flat_map <- function(dataset, map_func) {
  .External2(rk_call_formals, "dataset_flat_map")
}

#' Interleaves the datasets that a function makes of the elements
#'
#' @param dataset The dataset.
#' @param map_func A function of the components of an element that returns a dataset. It is
#'   traced.
#' @param cycle_length How many of these datasets are read in turn.
#' @param block_length How many elements of one of them follow each other.
#' @return A dataset.
#' @section Errors:
#' - `TypeError`: The function does not return a dataset.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- range_dataset(0, 3)
#' read <- function(n) tf$data$Dataset$range(n)
#' dataset <- dataset_interleave(numbers, read, cycle_length = 2)
dataset_interleave <- function(dataset, map_func, cycle_length, block_length = 1) {
  .External2(rk_call_formals, "dataset_interleave")
}

#' Keeps the elements for which a function returns TRUE
#'
#' @param dataset The dataset.
#' @param predicate A function of the components of an element that returns TRUE or FALSE, as a
#'   tensor or, where it needs values, as itself.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: The function returns something else.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' even <- dataset_filter(range_dataset(0, 10), function(x) x %% 2 == 0)
dataset_filter <- function(dataset, predicate) {
  .External2(rk_call_formals, "dataset_filter")
}

#' Ends a dataset before the first element for which a function returns FALSE
#'
#' @param dataset The dataset.
#' @param predicate A function of the components of an element that returns TRUE or FALSE.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: The function returns something else.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' small <- dataset_take_while(range_dataset(0, 10), function(x) x < 5)
dataset_take_while <- function(dataset, predicate, name = NULL) {
  .External2(rk_call_formals, "dataset_take_while")
}

#' Reduces a dataset to one value
#'
#' @param dataset The dataset.
#' @param initial_state The value before the first element.
#' @param reduce_func A function of the value so far and an element that returns the next value.
#' @return The last value: a tensor, or a list or named list of them.
#' @section Errors:
#' - `ValueError`: `initial_state` is no data, or the function returns what is not like it.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- tensor_slices_dataset(c(1, 2, 3))
#' total <- dataset_reduce(numbers, 0, function(total, x) total + x)
dataset_reduce <- function(dataset, initial_state, reduce_func) {
  .External2(rk_call_formals, "dataset_reduce")
}

#' Applies a function to each element and a state that it carries on
#'
#' @param dataset The dataset.
#' @param initial_state The state before the first element.
#' @param scan_func A function of the state and an element that returns a list of the next state
#'   and the new element. It is traced.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `initial_state` is no data, or the function returns what can't be an element.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- tensor_slices_dataset(c(1, 2, 3))
#' sums <- dataset_scan(numbers, 0, function(total, x) list(total + x, total + x))
dataset_scan <- function(dataset, initial_state, scan_func) {
  .External2(rk_call_formals, "dataset_scan")
}

#' Shuffles the elements of a dataset
#'
#' @param dataset The dataset.
#' @param buffer_size How many elements wait to be drawn from: at least as many as the dataset
#'   has, for an order that is wholly random.
#' @param seed Seed of the random order.
#' @param reshuffle_each_iteration Whether each pass has an order of its own; it has if not
#'   given.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `buffer_size` is not at least 1.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_shuffle(range_dataset(0, 10), buffer_size = 10, seed = 1)
dataset_shuffle <- function(dataset,
                            buffer_size,
                            seed = NULL,
                            reshuffle_each_iteration = NULL) {
  .External2(rk_call_formals, "dataset_shuffle")
}

#' Shuffles a dataset, and repeats it in another order each time
#'
#' @param dataset The dataset.
#' @param buffer_size How many elements wait to be drawn from.
#' @param count How many times; without end if not given, or -1.
#' @param seed Seed of the random order.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `buffer_size` is not at least 1.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_shuffle_and_repeat(range_dataset(0, 10), buffer_size = 10, count = 2)
dataset_shuffle_and_repeat <- function(dataset, buffer_size, count = NULL, seed = NULL) {
  .External2(rk_call_formals, "dataset_shuffle_and_repeat")
}

#' Repeats a dataset
#'
#' @param dataset The dataset.
#' @param count How many times; without end if not given, or -1.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `count` is not a whole number.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' twice <- dataset_repeat(range_dataset(0, 3), 2)
dataset_repeat <- function(dataset, count = NULL) {
  .External2(rk_call_formals, "dataset_repeat")
}

#' The first elements of a dataset
#'
#' @param dataset The dataset.
#' @param count How many; all if -1.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `count` is not a whole number.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' three <- dataset_take(range_dataset(0, 10), 3)
dataset_take <- function(dataset, count) {
  .External2(rk_call_formals, "dataset_take")
}

#' A dataset without its first elements
#'
#' @param dataset The dataset.
#' @param count How many are left out; all if -1.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `count` is not a whole number.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' rest <- dataset_skip(range_dataset(0, 10), 3)
dataset_skip <- function(dataset, count) {
  .External2(rk_call_formals, "dataset_skip")
}

#' One of several parts of a dataset, for a worker
#'
#' @param dataset The dataset.
#' @param num_shards How many parts there are.
#' @param index Which of them, counted from 0 in both languages.
#' @return A dataset of each `num_shards`-th element.
#' @section Errors:
#' - `ValueError`: `index` is not less than `num_shards`.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' second <- dataset_shard(range_dataset(0, 10), num_shards = 3, index = 1)
dataset_shard <- function(dataset, num_shards, index) {
  .External2(rk_call_formals, "dataset_shard")
}

#' Numbers the elements of a dataset
#'
#' @param dataset The dataset.
#' @param start The number of the first element.
#' @return A dataset of pairs of a number, in int64, and an element.
#' @section Errors:
#' - `ValueError`: `start` is not a whole number.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbered <- dataset_enumerate(tensor_slices_dataset(c("a", "b")))
dataset_enumerate <- function(dataset, start = 0L) {
  .External2(rk_call_formals, "dataset_enumerate")
}

#' A dataset without elements that came before
#'
#' @param dataset A dataset of numbers in int32 or int64, or of strings.
#' @param name A name for the operation.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `dataset` is not a dataset.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_unique(tensor_slices_dataset(c("a", "b", "a")))
dataset_unique <- function(dataset, name = NULL) {
  .External2(rk_call_formals, "dataset_unique")
}

#' Keeps the elements of the first pass for those that follow
#'
#' @param dataset The dataset.
#' @param filename The file in which they are kept; in memory if not given. It must be a new one
#'   for each dataset.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `filename` is not a path.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_cache(range_dataset(0, 10))
dataset_cache <- function(dataset, filename = NULL) {
  .External2(rk_call_formals, "dataset_cache")
}

#' Keeps the elements of a dataset in a folder, from which later runs read them
#'
#' @param dataset The dataset.
#' @param path The folder.
#' @param compression How the files are compressed: "AUTO", "GZIP", "SNAPPY" or "None".
#' @param reader_func A function that makes a dataset from a dataset of the parts that were
#'   written.
#' @param shard_func A function that says to which part an element belongs, as int64.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `compression` is not one of these.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_snapshot(range_dataset(0, 10), "snapshot")
dataset_snapshot <- function(dataset,
                             path,
                             compression = c("AUTO", "GZIP", "SNAPPY", "None"),
                             reader_func = NULL,
                             shard_func = NULL) {
  .External2(rk_call_formals, "dataset_snapshot")
}

#' Prepares elements while earlier ones are used
#'
#' @param dataset The dataset.
#' @param buffer_size How many; as many as are useful if -1 or not given.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `buffer_size` is not a whole number.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_prefetch(range_dataset(0, 10), 2)
dataset_prefetch <- function(dataset, buffer_size = tf$data$AUTOTUNE) {
  .External2(rk_call_formals, "dataset_prefetch")
}

#' Prepares elements on a device while earlier ones are used
#'
#' It must be the last verb of a pipeline.
#'
#' @param dataset The dataset.
#' @param device The device, such as "/gpu:0".
#' @param buffer_size How many elements; as many as are useful if not given.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `device` is not a string.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_prefetch_to_device(range_dataset(0, 10), "/cpu:0")
dataset_prefetch_to_device <- function(dataset, device, buffer_size = NULL) {
  .External2(rk_call_formals, "dataset_prefetch_to_device")
}

#' Sets options of a dataset, or returns them
#'
#' @param dataset The dataset.
#' @param ... Options by the names of the attributes of `tf$data$Options`, with dots for nested
#'   ones, such as `threading.private_threadpool_size`; or these in one named list; or a
#'   `tf$data$Options`.
#' @return A dataset; the options that are set, if no others are given.
#' @section Errors:
#' - `ValueError`: There is no such option, or it can't have such a value.
#' @family dataset transformations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_options(range_dataset(0, 10), deterministic = FALSE)
dataset_options <- function(dataset, ...) {
  .External2(rk_call_formals, "dataset_options")
}

#' A dataset with an element for each sample: for each row of arrays, or of a data frame
#'
#' @param tensors An array, a vector, a tensor, also a sparse one; a data frame; or a list or
#'   named list of such, of one length. A list gives elements with several components, as
#'   `fit()` takes them for inputs and targets; a named list and a data frame give components
#'   with names. A vector of numbers is in floatx or int32, as a column of a data frame is; an
#'   array keeps its dtype. A factor is its labels.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Components differ in length, or strings or whole numbers have NA.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- tensor_slices_dataset(list(x = c(1, 2, 3), label = c("a", "b", "a")))
#' batches <- dataset_batch(dataset, 2)
tensor_slices_dataset <- function(tensors) {
  .External2(rk_call_formals, "tensor_slices_dataset")
}

#' A dataset of one element: all of the values
#'
#' @param tensors An array, a vector, a tensor; a data frame; or a list or named list of such.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Strings or whole numbers have NA.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- tensors_dataset(list(x = c(1, 2, 3), y = 4))
tensors_dataset <- function(tensors) {
  .External2(rk_call_formals, "tensors_dataset")
}

#' A dataset with a sparse tensor for each row of a sparse matrix
#'
#' @param sparse_tensor A `tf$SparseTensor`; in R also a sparse matrix of the package Matrix.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `sparse_tensor` is not sparse.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' rows <- tf$sparse$from_dense(list(c(1, 0), c(0, 2)))
#' dataset <- sparse_tensor_slices_dataset(rows)
sparse_tensor_slices_dataset <- function(sparse_tensor) {
  .External2(rk_call_formals, "sparse_tensor_slices_dataset")
}

#' A dataset of whole numbers in steps
#'
#' @param from The first of them.
#' @param to Where they end; this number is not among them.
#' @param by The step.
#' @param ... There are no further arguments.
#' @param dtype The dtype of the elements.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `by` is 0.
#' - `TypeError`: An argument is not known.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- range_dataset(1, 11)
range_dataset <- function(from = 0, to = 0, by = 1, ..., dtype = tf$int64) {
  .External2(rk_call_formals, "range_dataset")
}

#' An endless dataset of random whole numbers from 0 to 2^32
#'
#' @param seed Seed of the numbers.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `seed` is not a whole number.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' three <- dataset_take(random_integer_dataset(seed = 1), 3)
random_integer_dataset <- function(seed = NULL) {
  .External2(rk_call_formals, "random_integer_dataset")
}

#' A dataset of TensorFlow as one of the functions here
#'
#' Every `tf$data$Dataset` is one: this checks that, and scripts of 2.9 call it.
#'
#' @param dataset A dataset.
#' @return The dataset.
#' @section Errors:
#' - `ValueError`: `dataset` is not a dataset.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- as_tf_dataset(tf$data$Dataset$from_tensor_slices(c(1, 2)))
as_tf_dataset <- function(dataset) {
  .External2(rk_call_formals, "as_tf_dataset")
}

#' A dataset whose elements have a component of each of several datasets
#'
#' @param ... Datasets, or one list of them. Datasets with names, of which elements are then
#'   named lists, are not mixed with others.
#' @return A dataset, as long as the shortest one.
#' @section Errors:
#' - `ValueError`: Something else than a dataset was given.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' pairs <- zip_datasets(range_dataset(0, 3), tensor_slices_dataset(c("a", "b", "c")))
zip_datasets <- function(...) {
  .External2(rk_call_formals, "zip_datasets")
}

#' A dataset of the elements of several ones, one after the other
#'
#' @param dataset The first dataset.
#' @param ... Those that follow.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: Something else than a dataset was given.
#' - `TypeError`: The elements differ in structure or dtype.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- dataset_concatenate(range_dataset(0, 3), range_dataset(7, 9))
dataset_concatenate <- function(dataset, ...) {
  .External2(rk_call_formals, "dataset_concatenate")
}

#' A dataset of elements that are drawn at random from several ones
#'
#' @param datasets Datasets with elements of one structure, in a list.
#' @param weights The probability of each; equal ones if not given.
#' @param seed Seed of the drawing.
#' @param stop_on_empty_dataset Whether it ends with the first dataset that ends.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `weights` are not one for each dataset.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' mixed <- sample_from_datasets(list(range_dataset(0, 5), range_dataset(10, 15)), seed = 1)
sample_from_datasets <- function(datasets,
                                 weights = NULL,
                                 seed = NULL,
                                 stop_on_empty_dataset = TRUE) {
  .External2(rk_call_formals, "sample_from_datasets")
}

#' A dataset of elements of several ones, in an order that another dataset says
#'
#' @param datasets Datasets with elements of one structure, in a list.
#' @param choice_dataset A dataset of int64 numbers: the dataset, counted from 0, from which the
#'   next element is taken.
#' @param stop_on_empty_dataset Whether it ends with the first dataset that ends.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: `datasets` has something else in it.
#' @family dataset sources
#' @export
#' @examplesIf rkeras::is_keras_available()
#' parts <- list(tensor_slices_dataset(c("a", "b")), tensor_slices_dataset(c("c", "d")))
#' dataset <- choose_from_datasets(parts, range_dataset(0, 2))
choose_from_datasets <- function(datasets, choice_dataset, stop_on_empty_dataset = TRUE) {
  .External2(rk_call_formals, "choose_from_datasets")
}
