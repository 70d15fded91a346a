"""Pipelines of TensorFlow (`tf.data`) as the R package tfdatasets 2.9 offers them."""
