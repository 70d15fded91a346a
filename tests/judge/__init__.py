"""The judge: rkeras against Keras 2 on the same TensorFlow, which is what keras 2.9 called.

`python -m judge` draws configurations from the formals of keras 2.9.0, has each computed by
Keras 2 (`tf_keras`) and by rkeras, in a process of their own each, and compares outputs, shapes,
gradients, configs, training steps, masks and dtypes. A difference is explained by a row of
`differences.json`, or it fails. ARCHITECTURE.md tells more.
"""
