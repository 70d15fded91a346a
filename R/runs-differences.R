# How a file of one run differs from that of another, line by line.

# The lines of both files in order: a data frame with `mark` ("-" only in the first, "+" only in the
# second, " " in both) and `text`. The lines in both are a longest common subsequence.
line_differences <- function(before, after) {
  common <- common_lines(before, after)
  rows <- list()
  at <- c(0L, 0L)
  # The last step is past both ends.
  for (i in seq_len(nrow(common) + 1)) {
    here <- if (i <= nrow(common)) common[i, ] else c(length(before), length(after)) + 1L
    gone <- seq_len(here[1] - at[1] - 1L) + at[1]
    new <- seq_len(here[2] - at[2] - 1L) + at[2]
    rows[[i]] <- data.frame(
      mark = rep(c("-", "+", " "), c(length(gone), length(new), i <= nrow(common))),
      text = c(before[gone], after[new], if (i <= nrow(common)) before[here[1]])
    )
    at <- here
  }
  do.call(rbind, rows)
}

# The places of a longest common subsequence of lines, one row each. Equal lines at both ends are
# part of one, so that the table is as large as what differs alone.
common_lines <- function(before, after) {
  shorter <- min(length(before), length(after))
  equal <- before[seq_len(shorter)] == after[seq_len(shorter)]
  head <- sum(cumprod(equal))
  from_end <- rev(before)[seq_len(shorter - head)] == rev(after)[seq_len(shorter - head)]
  tail <- sum(cumprod(from_end))
  n <- length(before) - head - tail
  m <- length(after) - head - tail
  inner <- inner_common(before[seq_len(n) + head], after[seq_len(m) + head]) + head
  rbind(
    cbind(seq_len(head), seq_len(head)), inner,
    cbind(length(before) - tail + seq_len(tail), length(after) - tail + seq_len(tail))
  )
}

inner_common <- function(before, after) {
  n <- length(before)
  m <- length(after)
  # lengths[i, j]: of the subsequence of what follows line i - 1 and line j - 1
  lengths <- matrix(0L, n + 1, m + 1)
  for (i in rev(seq_len(n))) {
    for (j in rev(seq_len(m))) {
      lengths[i, j] <- if (before[i] == after[j]) {
        lengths[i + 1, j + 1] + 1L
      } else {
        max(lengths[i + 1, j], lengths[i, j + 1])
      }
    }
  }
  found <- matrix(0L, lengths[1, 1], 2)
  i <- j <- 1L
  k <- 0L
  while (k < nrow(found)) {
    if (before[i] == after[j]) {
      k <- k + 1L
      found[k, ] <- c(i, j)
      i <- i + 1L
      j <- j + 1L
    } else if (lengths[i + 1, j] >= lengths[i, j + 1]) {
      i <- i + 1L
    } else {
      j <- j + 1L
    }
  }
  found
}

# The lines as HTML, each with its mark.
marked_lines <- function(differences) {
  text <- escaped(paste(differences$mark, differences$text))
  tag <- c("-" = "del", "+" = "ins", " " = "span")[differences$mark]
  paste0(ifelse(tag == "span", text, paste0("<", tag, ">", text, "</", tag, ">")))
}
