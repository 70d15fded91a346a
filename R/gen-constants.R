# Generated from rkeras_py; do not edit by hand.

most_axes <- 254L
