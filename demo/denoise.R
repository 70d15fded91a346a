# Denoising of MRI volumes with a small 3D convolution network.
#
# The volumes are real: a 4D NIfTI file that the nibabel package carries for its own tests.
# Noise is added to them; the network learns to take it away from blocks of one part of the
# head, and is judged on slabs that it has never seen.
#
#   Rscript demo/denoise.R [folder]
#   python -m rkeras_py run demo/denoise.R [folder]

library(rkeras)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments)) arguments[[1]] else "demo-output"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

set.seed(1)
use_session_with_seed(1, quiet = TRUE)

# ---- data -------------------------------------------------------------------------------------

nibabel <- rkeras_import("nibabel")
path <- file.path(dirname(nibabel$`__file__`), "tests", "data", "example4d.nii.gz")
volumes <- nibabel$load(path)$get_fdata()
volumes <- pmin(volumes / quantile(volumes, 0.995), 1)
cat("volumes:", paste(dim(volumes), collapse = " x "), "voxels from", basename(path), "\n")

# The last slabs are held out; two slices between are used by neither.
slices <- dim(volumes)[3]
held_out <- (slices - 5):slices
training <- 1:(slices - 8)

noise_sd <- 0.1
with_noise <- function(x) x + rnorm(length(x), sd = noise_sd)

# A block of voxels as a sample with one channel.
block_size <- c(32, 32, 8)
corners <- expand.grid(
  x = seq(1, dim(volumes)[1] - 31, by = 16),
  y = seq(1, dim(volumes)[2] - 31, by = 16),
  z = seq(1, length(training) - 7, by = 4),
  volume = seq_len(dim(volumes)[4])
)
blocks <- array(0, c(nrow(corners), block_size, 1))
for (i in seq_len(nrow(corners))) {
  at <- corners[i, ]
  blocks[i, , , , 1] <- volumes[at$x + 0:31, at$y + 0:31, at$z + 0:7, at$volume]
}
# Blocks of air teach nothing.
blocks <- blocks[apply(blocks, 1, sd) > 0.05, , , , , drop = FALSE]
blocks <- blocks[sample(nrow(blocks)), , , , , drop = FALSE]
noisy_blocks <- with_noise(blocks)
cat("training on", nrow(blocks), "blocks of", paste(block_size, collapse = " x "), "voxels\n")

clean <- aperm(volumes[, , held_out, , drop = FALSE], c(4, 1, 2, 3))
dim(clean) <- c(dim(clean), 1)
noisy <- with_noise(clean)

# ---- model ------------------------------------------------------------------------------------

model <- keras_model_sequential() %>%
  layer_conv_3d(
    filters = 16, kernel_size = 3, padding = "same", activation = "relu",
    input_shape = c(NA, NA, NA, 1)
  ) %>%
  layer_conv_3d(filters = 16, kernel_size = c(3, 3, 3), padding = "same", activation = "relu") %>%
  layer_conv_3d(filters = 16, kernel_size = 3, padding = "same", activation = "relu") %>%
  layer_conv_3d(filters = 1, kernel_size = 3, padding = "same")

summary(model)

model %>% compile(optimizer = "adam", loss = "mse", metrics = "mae")

history <- model %>% fit(
  noisy_blocks, blocks,
  batch_size = 8, epochs = 12, validation_split = 0.15
)
print(history)

# ---- result -----------------------------------------------------------------------------------

cat("\nheld-out slabs, slices", min(held_out), "to", max(held_out), "\n")
print(model %>% evaluate(noisy, clean, batch_size = 1, verbose = 0))

psnr <- function(x) 10 * log10(1 / mean((x - clean)^2))

denoised <- model %>% predict(noisy, batch_size = 1, verbose = 0)

# Gaussian smoothing at its best: the width that would do best on the held-out slabs themselves.
smooth <- function(sd) {
  rkeras_import("scipy.ndimage")$gaussian_filter(noisy, sigma = c(0, sd, sd, sd, 0))
}
widths <- seq(0.3, 1.2, by = 0.1)
best <- widths[which.max(vapply(widths, function(sd) psnr(smooth(sd)), 0))]
gaussian <- smooth(best)

cat(sprintf("PSNR of the noisy input        %5.2f dB\n", psnr(noisy)))
cat(sprintf("PSNR of Gaussian smoothing     %5.2f dB (sd %.1f voxels)\n", psnr(gaussian), best))
cat(sprintf("PSNR of the network            %5.2f dB\n", psnr(denoised)))
stopifnot(psnr(denoised) > psnr(gaussian), psnr(gaussian) > psnr(noisy))

# ---- saving -----------------------------------------------------------------------------------

file <- file.path(folder, "denoise.h5")
save_model_hdf5(model, file)
again <- load_model_hdf5(file)
stopifnot(identical(predict(again, noisy, batch_size = 1, verbose = 0), denoised))
cat("saved and loaded", file, "with equal predictions\n")

weights <- tempfile()
writeBin(unlist(lapply(model$get_weights(), as.vector)), weights)
cat("weights", unname(tools::md5sum(weights)), "\n")

# ---- pictures ---------------------------------------------------------------------------------

png(file.path(folder, "training.png"), width = 1400, height = 1000, res = 160)
print(plot(history))
invisible(dev.off())

png(file.path(folder, "slices.png"), width = 1600, height = 380, res = 140)
par(mfrow = c(1, 4), mar = c(0.2, 0.5, 1.8, 0.5))
show_slice <- function(x, title) {
  slice <- x[1, , , 3, 1]
  image(
    slice,
    col = grey.colors(256, 0, 1), zlim = c(0, 1), useRaster = TRUE, axes = FALSE,
    main = title, asp = ncol(slice) / nrow(slice)
  )
}
clip <- function(x) pmin(pmax(x, 0), 1)
show_slice(clip(noisy), sprintf("noisy, %.1f dB", psnr(noisy)))
show_slice(clip(gaussian), sprintf("Gaussian, %.1f dB", psnr(gaussian)))
show_slice(clip(denoised), sprintf("network, %.1f dB", psnr(denoised)))
show_slice(clean, "true")
invisible(dev.off())

cat("pictures:", file.path(folder, c("training.png", "slices.png")), "\n")
