# Generated from rkeras_py; do not edit by hand.

#' A dataset of the images in folders, one for each class
#'
#' TensorFlow reads and resizes the images, several at a time.
#'
#' @param directory The folder of the classes' folders. Files in these and in folders within are
#'   read if they end in bmp, gif (the first picture), jpeg, jpg or png.
#' @param labels "inferred" for the names of the folders; or whole numbers from 0, one for each
#'   file in the order of the sorted paths; NULL for no labels.
#' @param label_mode How labels are given: "int", numbers of classes; "binary", one of 0 and 1;
#'   "categorical", a column of 0 and 1 for each class; NULL for none.
#' @param class_names The names of the classes' folders, in the order of the labels; all,
#'   sorted, if not given.
#' @param color_mode Into what colours images are converted.
#' @param batch_size How many files a batch has; NULL for files one by one.
#' @param image_size Height and width that images are resized to.
#' @param shuffle Whether to shuffle the files, and anew in each epoch.
#' @param seed Seed of the shuffling; needed where a part of the shuffled files is taken.
#' @param validation_split The fraction of the files, the last ones, that are for validation.
#' @param subset With `validation_split`, which part is taken: "training", "validation", or
#'   "both", a list of the two.
#' @param interpolation How they are resized.
#' @param follow_links Whether to look into folders that are links.
#' @param crop_to_aspect_ratio Whether to cut the middle of an image to the proportions of
#'   `image_size` instead of distorting it.
#' @param ... `smart_resize`, an old name of `crop_to_aspect_ratio`.
#' @return A dataset of images, with values from 0 to 255, or of pairs of images and labels. Its
#'   `class_names` and `file_paths` are what was found.
#' @section Errors:
#' - `ValueError`: There is no such folder, there are no images in it, or arguments do not fit
#'   together.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "animals/cats/black.png")
#' dataset <- image_dataset_from_directory("animals", image_size = c(4, 4))
image_dataset_from_directory <- function(directory,
                                         labels = "inferred",
                                         label_mode = "int",
                                         class_names = NULL,
                                         color_mode = "rgb",
                                         batch_size = 32,
                                         image_size = c(256, 256),
                                         shuffle = TRUE,
                                         seed = NULL,
                                         validation_split = NULL,
                                         subset = NULL,
                                         interpolation = "bilinear",
                                         follow_links = FALSE,
                                         crop_to_aspect_ratio = FALSE,
                                         ...) {
  .External2(rk_call_formals, "image_dataset_from_directory")
}

#' A dataset of the texts in folders, one for each class
#'
#' @param directory The folder of the classes' folders. Files in these and in folders within are
#'   read if they end in txt, each as one string.
#' @param labels "inferred" for the names of the folders; or whole numbers from 0, one for each
#'   file in the order of the sorted paths; NULL for no labels.
#' @param label_mode How labels are given: "int", numbers of classes; "binary", one of 0 and 1;
#'   "categorical", a column of 0 and 1 for each class; NULL for none.
#' @param class_names The names of the classes' folders, in the order of the labels; all,
#'   sorted, if not given.
#' @param batch_size How many files a batch has; NULL for files one by one.
#' @param max_length How many bytes of a text are kept; all if not given.
#' @param shuffle Whether to shuffle the files, and anew in each epoch.
#' @param seed Seed of the shuffling; needed where a part of the shuffled files is taken.
#' @param validation_split The fraction of the files, the last ones, that are for validation.
#' @param subset With `validation_split`, which part is taken: "training", "validation", or
#'   "both", a list of the two.
#' @param follow_links Whether to look into folders that are links.
#' @param ... There are no further arguments.
#' @return A dataset of strings, or of pairs of strings and labels. Its `class_names` and
#'   `file_paths` are what was found.
#' @section Errors:
#' - `ValueError`: There is no such folder, there are no texts in it, or arguments do not fit
#'   together.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- save_text_tokenizer(text_tokenizer(), "tokenizer.txt")
#' dataset <- text_dataset_from_directory(".", labels = NULL)
text_dataset_from_directory <- function(directory,
                                        labels = "inferred",
                                        label_mode = "int",
                                        class_names = NULL,
                                        batch_size = 32L,
                                        max_length = NULL,
                                        shuffle = TRUE,
                                        seed = NULL,
                                        validation_split = NULL,
                                        subset = NULL,
                                        follow_links = FALSE,
                                        ...) {
  .External2(rk_call_formals, "text_dataset_from_directory")
}
