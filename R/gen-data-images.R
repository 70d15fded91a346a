# Generated from rkeras_py; do not edit by hand.

#' Reads an image from a file
#'
#' @param path The file, in a format that Pillow reads: PNG, JPEG, BMP, TIFF, GIF, ...
#' @param grayscale Whether to read it in shades of grey; the same as `color_mode="grayscale"`.
#' @param color_mode Into what colours the image is converted; 16- and 32-bit images in shades
#'   of grey keep their depth.
#' @param target_size Height and width to resize the image to.
#' @param interpolation How it is resized.
#' @return An image of Pillow, for `image_to_array()`.
#' @section Errors:
#' - `FileNotFoundError`: There is no such file.
#' - `ImageError`: The file can't be read as an image.
#' - `PackageMissing`: Pillow is not installed.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "black.png")
#' image <- image_load("black.png", target_size = c(2, 4))
image_load <- function(path,
                       grayscale = FALSE,
                       color_mode = "rgb",
                       target_size = NULL,
                       interpolation = "nearest") {
  .External2(rk_call_formals, "image_load")
}

#' The pixels of an image as an array
#'
#' @param img An image, as `image_load()` returns it; or an array, which is a matrix where there
#'   is one channel.
#' @param data_format Whether the channels are the last or the first axis of the array.
#' @return An array of the shape `(height, width, channels)`, with values from 0 to 255.
#' @section Errors:
#' - `ValueError`: `img` is no image.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "black.png")
#' pixels <- image_to_array(image_load("black.png", target_size = c(2, 4)))
image_to_array <- function(img, data_format = c("channels_last", "channels_first")) {
  .External2(rk_call_formals, "image_to_array")
}

#' Resizes an image that is an array
#'
#' The corners of both images lie upon each other, and between pixels values are interpolated
#' linearly: `scipy.ndimage.zoom()` does this. Resizing by Pillow or TensorFlow aligns edges.
#'
#' @param img An array of the shape `(height, width, channels)`; a first axis of samples is
#'   allowed.
#' @param height The new height.
#' @param width The new width.
#' @param data_format Whether the channels are the last axis or the first (after samples).
#' @return A new array.
#' @section Errors:
#' - `ValueError`: `img` is no image.
#' - `PackageMissing`: SciPy is not installed.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' resized <- image_array_resize(k_eval(k_zeros(c(8, 8, 3))), height = 3, width = 5)
image_array_resize <- function(img,
                               height,
                               width,
                               data_format = c("channels_last", "channels_first")) {
  .External2(rk_call_formals, "image_array_resize")
}

#' Writes an image that is an array to a file
#'
#' @param img An array of the shape `(height, width, channels)`, with 1, 3 or 4 channels.
#' @param path The file; its folder is made if there is none.
#' @param data_format Whether the channels are the last or the first axis; as
#'   `k_image_data_format()` says if not given.
#' @param file_format The format, such as "png"; as the name of the file says if not given.
#' @param scale Whether to stretch the values so that the least becomes 0 and the largest 255.
#'   Without this, values must be between 0 and 255, and are kept.
#' @return Nothing.
#' @section Errors:
#' - `ValueError`: `img` is no image.
#' - `PackageMissing`: Pillow is not installed.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "black.png")
image_array_save <- function(img, path, data_format = NULL, file_format = NULL, scale = TRUE) {
  invisible(.External2(rk_call_formals, "image_array_save"))
}

#' What is done to images before they are used: random transformations and normalization
#'
#' For each image, rotation, shift, shear and zoom are drawn and done in one step, then the
#' channel shift, flips and the brightness. After that, `preprocessing_function`, `rescale`, and
#' the normalization by the image, by all images, and ZCA whitening follow.
#'
#' A shift below 1 is a fraction of the size. From 1 on it is in pixels: a number is a range, a
#' whole number `n` (in R `2L`, and not `2`) means 0 to `n - 1` pixels, a vector the values to
#' choose from, each in both directions.
#'
#' @param featurewise_center Whether to subtract the mean of each channel over all images; needs
#'   `fit_image_data_generator()`.
#' @param samplewise_center Whether to subtract the mean of each image.
#' @param featurewise_std_normalization Whether to divide by the standard deviation of each
#'   channel; needs `fit_image_data_generator()`.
#' @param samplewise_std_normalization Whether to divide by the standard deviation of each
#'   image.
#' @param zca_whitening Whether to apply ZCA whitening; needs `fit_image_data_generator()`.
#' @param zca_epsilon What is added to the singular values in ZCA whitening.
#' @param rotation_range The largest rotation, in degrees.
#' @param width_shift_range How far images are moved along their width. `2L` and `2` differ: see
#'   the description.
#' @param height_shift_range How far images are moved along their height. `2L` and `2` differ:
#'   see the description.
#' @param brightness_range The bounds of the factor of the brightness; values are rounded to 8
#'   bits.
#' @param shear_range The largest shear, in degrees.
#' @param zoom_range The bounds of the zoom factor, or a number `z` for `1 - z` to `1 + z`. It
#'   is drawn for each direction.
#' @param channel_shift_range The largest number that is added to all values, within the range
#'   of the image.
#' @param fill_mode What lies outside of the image: the nearest pixel; a constant, `cval`; the
#'   image reflected; or the image repeated.
#' @param cval The value outside, for "constant".
#' @param horizontal_flip Whether to flip images horizontally, at random.
#' @param vertical_flip Whether to flip images vertically, at random.
#' @param rescale A factor for all values, such as `1 / 255`.
#' @param preprocessing_function A function that gets each transformed image, an array, and
#'   returns another of the same shape.
#' @param data_format Whether the channels are the last or the first axis of an image; as
#'   `k_image_data_format()` says if not given.
#' @param validation_split The fraction of the images, the first ones, that are for validation.
#' @return The generator, for `flow_images_from_data()`, `flow_images_from_directory()` and
#'   `flow_images_from_dataframe()`.
#' @section Errors:
#' - `ValueError`: An argument is out of its range.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' augmented <- image_data_generator(rotation_range = 20, horizontal_flip = TRUE, rescale = 0.004)
image_data_generator <- function(featurewise_center = FALSE,
                                 samplewise_center = FALSE,
                                 featurewise_std_normalization = FALSE,
                                 samplewise_std_normalization = FALSE,
                                 zca_whitening = FALSE,
                                 zca_epsilon = 1e-06,
                                 rotation_range = 0,
                                 width_shift_range = 0,
                                 height_shift_range = 0,
                                 brightness_range = NULL,
                                 shear_range = 0,
                                 zoom_range = 0,
                                 channel_shift_range = 0,
                                 fill_mode = "nearest",
                                 cval = 0,
                                 horizontal_flip = FALSE,
                                 vertical_flip = FALSE,
                                 rescale = NULL,
                                 preprocessing_function = NULL,
                                 data_format = NULL,
                                 validation_split = 0) {
  .External2(rk_call_formals, "image_data_generator")
}

#' Computes the statistics of images that a generator normalizes by
#'
#' Needed for `featurewise_center`, `featurewise_std_normalization` and `zca_whitening`.
#'
#' @param object The generator, of `image_data_generator()`; it is changed in place.
#' @param x The images: an array of 4 axes.
#' @param augment Whether to compute them of randomly transformed images.
#' @param rounds How often each image is transformed, with `augment`.
#' @param seed A seed for the random transformations.
#' @return Nothing.
#' @section Errors:
#' - `ValueError`: `x` has not 4 axes.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' generator <- image_data_generator(featurewise_center = TRUE)
#' fit_image_data_generator(generator, k_eval(k_ones(c(5, 8, 8, 3))))
fit_image_data_generator <- function(object, x, augment = FALSE, rounds = 1, seed = NULL) {
  invisible(.External2(rk_call_formals, "fit_image_data_generator"))
}

#' Batches of images in an array, transformed at random
#'
#' @param x The images: an array of 4 axes. Or a list of it and further inputs.
#' @param y The targets, one for each image.
#' @param generator What is done to the images, of `image_data_generator()`; nothing if not
#'   given.
#' @param batch_size How many images a batch has.
#' @param shuffle Whether to shuffle the images for each epoch.
#' @param sample_weight The weight of each image in the loss.
#' @param seed Seed of the shuffling and of the transformations.
#' @param save_to_dir A folder to write the transformed images to, for looking at them.
#' @param save_prefix How the names of these files begin.
#' @param save_format The format of these files.
#' @param subset "training" or "validation", where the generator has a `validation_split`: the
#'   first images are for validation.
#' @return Batches without end, for `fit()` and `generator_next()`: the images, a list with the
#'   targets, or a list with targets and weights.
#' @section Errors:
#' - `ValueError`: The arrays do not fit together.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' images <- k_eval(k_zeros(c(5, 8, 8, 3)))
#' batches <- flow_images_from_data(images, y = c(0, 1, 0, 1, 0), batch_size = 2)
#' length(batches)
flow_images_from_data <- function(x,
                                  y = NULL,
                                  generator = image_data_generator(),
                                  batch_size = 32,
                                  shuffle = TRUE,
                                  sample_weight = NULL,
                                  seed = NULL,
                                  save_to_dir = NULL,
                                  save_prefix = "",
                                  save_format = "png",
                                  subset = NULL) {
  .External2(rk_call_formals, "flow_images_from_data")
}

#' Batches of images in folders, one for each class, transformed at random
#'
#' @param directory The folder of the classes' folders. Files in these and in folders within are
#'   read if they end in png, jpg, jpeg, bmp, ppm, tif or tiff.
#' @param generator What is done to the images, of `image_data_generator()`; nothing if not
#'   given.
#' @param target_size Height and width that images are resized to.
#' @param color_mode Into what colours images are converted.
#' @param classes The names of the classes' folders, in the order of the labels; all, sorted, if
#'   not given.
#' @param class_mode What the targets are: a column of 0 and 1 for each class; 0 or 1; the
#'   number of the class, from 0; the images themselves. NULL for images alone.
#' @param batch_size How many images a batch has.
#' @param shuffle Whether to shuffle the images for each epoch.
#' @param seed Seed of the shuffling and of the transformations.
#' @param save_to_dir A folder to write the transformed images to, for looking at them.
#' @param save_prefix How the names of these files begin.
#' @param save_format The format of these files.
#' @param follow_links Whether to look into folders that are links.
#' @param subset "training" or "validation", where the generator has a `validation_split`: the
#'   first images are for validation.
#' @param interpolation How images are resized.
#' @return Batches without end, for `fit()` and `generator_next()`. Their `class_indices` are
#'   the numbers of the classes, and `filenames`, `classes`, `samples`, `num_classes`,
#'   `image_shape` what was found.
#' @section Errors:
#' - `ValueError`: There is no such folder, or there are no images in it.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "animals/cats/black.png")
#' batches <- flow_images_from_directory("animals", target_size = c(8, 8))
flow_images_from_directory <- function(directory,
                                       generator = image_data_generator(),
                                       target_size = c(256, 256),
                                       color_mode = "rgb",
                                       classes = NULL,
                                       class_mode = "categorical",
                                       batch_size = 32,
                                       shuffle = TRUE,
                                       seed = NULL,
                                       save_to_dir = NULL,
                                       save_prefix = "",
                                       save_format = "png",
                                       follow_links = FALSE,
                                       subset = NULL,
                                       interpolation = "nearest") {
  .External2(rk_call_formals, "flow_images_from_directory")
}

#' Batches of images that a data frame names, transformed at random
#'
#' Rows whose file is missing or of another format are left out, with a warning.
#'
#' @param dataframe A data frame of R; in Python a named list of columns, or a frame of pandas.
#' @param directory The folder that the names of files are relative to; NULL for paths.
#' @param x_col The column with the names of the files.
#' @param y_col The column with the targets, or several.
#' @param generator What is done to the images, of `image_data_generator()`; nothing if not
#'   given.
#' @param target_size Height and width that images are resized to.
#' @param color_mode Into what colours images are converted.
#' @param classes The classes, in the order of the labels; all labels, sorted, if not given.
#'   Rows with other labels are left out.
#' @param class_mode What the targets are: a column of 0 and 1 for each class (a label may also
#'   be a list of labels); 0 or 1; the number of the class, from 0; the images themselves; the
#'   values of several columns, an output each; the values as they are ("raw"). NULL for images
#'   alone.
#' @param batch_size How many images a batch has.
#' @param shuffle Whether to shuffle the images for each epoch.
#' @param seed Seed of the shuffling and of the transformations.
#' @param save_to_dir A folder to write the transformed images to, for looking at them.
#' @param save_prefix How the names of these files begin.
#' @param save_format The format of these files.
#' @param subset "training" or "validation", where the generator has a `validation_split`: the
#'   first images are for validation.
#' @param interpolation How images are resized.
#' @param drop_duplicates No longer has any effect.
#' @return Batches without end, as `flow_images_from_directory()` returns them.
#' @section Errors:
#' - `ValueError`: A column is missing, or its values are of the wrong kind.
#' @family image preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' image_array_save(k_eval(k_zeros(c(8, 8, 3))), path = "black.png")
#' files <- list(filename = list("black.png"), class = list("cat"))
#' batches <- flow_images_from_dataframe(files, target_size = c(8, 8))
flow_images_from_dataframe <- function(dataframe,
                                       directory = NULL,
                                       x_col = "filename",
                                       y_col = "class",
                                       generator = image_data_generator(),
                                       target_size = c(256, 256),
                                       color_mode = "rgb",
                                       classes = NULL,
                                       class_mode = "categorical",
                                       batch_size = 32,
                                       shuffle = TRUE,
                                       seed = NULL,
                                       save_to_dir = NULL,
                                       save_prefix = "",
                                       save_format = "png",
                                       subset = NULL,
                                       interpolation = "nearest",
                                       drop_duplicates = NULL) {
  .External2(rk_call_formals, "flow_images_from_dataframe")
}
