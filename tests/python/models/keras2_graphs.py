"""Models of Keras 2 that are more than a sequence of layers with a known input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ARCHITECTURES: dict[str, Callable[[Any], Any]] = {}


def architecture(build: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Adds a model to the list, under the name of its function."""
    ARCHITECTURES[build.__name__] = build
    return build


@architecture
def embedding_masked(k: Any) -> Any:
    return k.Sequential(
        [
            k.layers.Embedding(20, 4, mask_zero=True, input_length=6),
            k.layers.LSTM(3),
            k.layers.Dense(2),
        ]
    )


@architecture
def masking(k: Any) -> Any:
    return k.Sequential(
        [
            k.layers.Input((5, 3)),
            k.layers.Masking(0.0),
            k.layers.Bidirectional(k.layers.GRU(3)),
            k.layers.Dense(2),
        ]
    )


@architecture
def first_layer_with_shape(k: Any) -> Any:
    return k.Sequential(
        [
            k.layers.Dense(4, input_shape=(5,), activation="tanh", name="first"),
            k.layers.Dense(2, name="second"),
        ],
        name="by_shape",
    )


@architecture
def merges(k: Any) -> Any:
    L = k.layers
    a, b = k.Input((6,), name="a"), k.Input((6,), name="b")
    x, y = L.Dense(4)(a), L.Dense(4)(b)
    joined = L.Concatenate()(
        [
            L.Add()([x, y]),
            L.Subtract()([x, y]),
            L.Multiply()([x, y]),
            L.Average()([x, y]),
            L.Maximum()([x, y]),
            L.Minimum()([x, y]),
            L.Dot(axes=1, normalize=True)([x, y]),
        ]
    )
    return k.Model([a, b], L.Dense(2)(joined))


@architecture
def shared_layers(k: Any) -> Any:
    a, b = k.Input((5,)), k.Input((5,))
    both = k.layers.Dense(4, activation="relu", name="both")
    joined = k.layers.concatenate([both(a), both(b)])
    return k.Model([a, b], k.layers.Dense(2)(joined))


@architecture
def nested_models(k: Any) -> Any:
    L = k.layers
    inner = k.Sequential([L.Dense(4, activation="relu", input_shape=(5,)), L.BatchNormalization()])
    image = k.Input((5,))
    graph = k.Model(image, L.Dense(3)(L.Dense(4)(image)), name="inner_graph")
    x = k.Input((5,))
    return k.Model(x, L.Dense(2)(L.concatenate([inner(x), graph(x), L.Dense(2)(x)])))


@architecture
def nested_twice(k: Any) -> Any:
    L = k.layers
    inner = k.Sequential([L.Dense(4, input_shape=(5,)), L.Dense(4)], name="inner")
    middle = k.Sequential([inner, L.Dense(3)], name="middle")
    return k.Sequential([k.Input((5,)), middle, L.Dense(2)], name="outer")


@architecture
def frozen(k: Any) -> Any:
    model = k.Sequential(
        [
            k.layers.Input((5,)),
            k.layers.Dense(4),
            k.layers.BatchNormalization(),
            k.layers.Dense(2),
        ]
    )
    model.layers[0].trainable = False
    return model


@architecture
def several_outputs(k: Any) -> Any:
    x = k.Input((6, 3))
    sequence, h, _ = k.layers.LSTM(4, return_sequences=True, return_state=True)(x)
    one = k.layers.Dense(2, name="one")(h)
    two = k.layers.Dense(2, name="two")(k.layers.GlobalMaxPooling1D()(sequence))
    return k.Model(x, [one, two])


@architecture
def initial_state(k: Any) -> Any:
    x, y = k.Input((4, 3)), k.Input((5, 3))
    _, h, c = k.layers.LSTM(4, return_state=True, name="encoder")(x)
    decoded = k.layers.LSTM(4, name="decoder")(y, initial_state=[h, c])
    return k.Model([x, y], k.layers.Dense(2)(decoded))


@architecture
def attention(k: Any) -> Any:
    L = k.layers
    x, y = k.Input((4, 3)), k.Input((5, 3))
    parts = [
        L.Attention(use_scale=True)([x, y]),
        L.AdditiveAttention()([x, y]),
        L.MultiHeadAttention(2, 3)(x, y),
        L.MultiHeadAttention(2, 3, value_dim=2, output_shape=4, use_bias=False)(x, y, key=y),
    ]
    return k.Model([x, y], L.Dense(2)(L.GlobalAveragePooling1D()(L.Concatenate()(parts))))


@architecture
def residual_u_net(k: Any) -> Any:
    L = k.layers
    x = k.Input((8, 8, 1))
    down = L.Conv2D(3, 3, padding="same", activation="relu")(x)
    low = L.Conv2D(4, 3, padding="same")(L.MaxPooling2D()(down))
    up = L.Concatenate(axis=3)([L.Conv2DTranspose(3, 2, strides=2)(low), down])
    total = L.Add()([L.Conv2D(3, 1)(up), down])
    return k.Model(x, L.Dense(2)(L.GlobalAveragePooling2D()(total)))


@architecture
def operations(k: Any) -> Any:
    """Arithmetic, functions of TensorFlow, functions of the backend, and a slice."""
    import tensorflow as tf

    x = k.Input((5,))
    h = k.layers.Dense(4)(x) * 2.0 + 1.0
    h = tf.concat([tf.nn.relu(h), 1.0 - h, -h], axis=1)
    h = h[:, 1:9] - k.backend.mean(h, axis=1, keepdims=True)
    h = tf.cast(tf.reshape(h, (-1, 2, 4)), "float32")
    return k.Model(x, k.layers.Dense(2)(tf.reduce_sum(h, axis=1) / k.backend.exp(h[:, 0])))


@architecture
def tensorflow_functions(k: Any) -> Any:
    """Functions of TensorFlow, with tensors and constants in all places of their arguments."""
    import numpy as np
    import tensorflow as tf

    x, image = k.Input((6,)), k.Input((4, 4, 2))
    h = k.layers.Dense(6)(x)
    weights = np.linspace(-1.0, 1.0, 12, dtype="float32").reshape(6, 2)
    n = tf.argmax(h, axis=1)
    two, three = tf.split(h, [2, 4], axis=1)
    best = tf.math.top_k(h, k=2)
    mean, variance = tf.nn.moments(h, axes=[1], keepdims=True)
    rows = tf.reshape(h, [tf.shape(h)[0], 2, 3])
    flat = [
        tf.concat([two, three], 1), tf.concat(values=[h, x], axis=-1),
        tf.nn.relu(h), tf.nn.leaky_relu(h, alpha=0.3), tf.nn.softmax(h), tf.nn.elu(h),
        tf.math.sigmoid(h), tf.math.softplus(h), tf.nn.bias_add(h, weights[:, 0]),
        tf.nn.l2_normalize(h, axis=1), tf.abs(h), tf.square(h), tf.exp(h), tf.sqrt(tf.abs(h)),
        tf.add(h, 1.0), tf.subtract(2.0, h), tf.multiply(h, x), tf.divide(h, 3.0), tf.pow(h, 2),
        tf.maximum(h, 0.1), tf.minimum(h, x), tf.add_n([h, x, h]), tf.negative(h),
        tf.clip_by_value(h, -0.5, 0.5), tf.matmul(h, weights), tf.tensordot(h, weights, axes=1),
        tf.pad(h, [[0, 0], [1, 2]]), tf.tile(h, [1, 2]), tf.reverse(h, axis=[1]),
        tf.roll(h, shift=1, axis=1), tf.cumsum(h, axis=1, reverse=True), tf.sort(h, axis=1),
        tf.gather(h, [0, 2], axis=1),
        tf.one_hot(n, 6), tf.where(h > 0.0, h, 0.5), tf.cast(tf.equal(n, 2), tf.float32),
        tf.cast(tf.logical_and(h > 0.0, tf.less(h, 1.0)), "float32"), tf.round(h), tf.sign(h),
        tf.ones_like(h), tf.zeros_like(h, dtype=tf.float32), tf.identity(h), best[0],
        tf.cast(best[1], tf.float32), tf.squeeze(tf.expand_dims(h, 2), axis=2), mean, variance,
        tf.broadcast_to(mean, tf.shape(h)), tf.fill([tf.shape(h)[0], 2], 1.5),
        tf.stop_gradient(h), tf.nn.dropout(h, rate=0.0), tf.math.reduce_std(rows, axis=1),
        tf.reduce_sum(rows, axis=2), tf.reduce_mean(rows, 1), tf.reduce_max(rows, axis=[1]),
        tf.reduce_logsumexp(rows, axis=-1), tf.norm(rows, axis=2), tf.math.l2_normalize(rows, 1),
        tf.stack([two, two], axis=1), tf.transpose(rows, perm=[0, 2, 1]),
        tf.unstack(rows, axis=2)[1], tf.linalg.diag(two), tf.image.resize(image, [2, 3]),
        tf.image.flip_left_right(image),
        tf.nn.conv2d(image, np.ones((2, 2, 2, 1), "float32") / 4.0, strides=1, padding="SAME"),
        tf.nn.avg_pool2d(image, 2, 2, "VALID"), tf.nn.space_to_depth(image, 2),
        tf.signal.frame(h, 3, 2), tf.math.real(tf.signal.fft(tf.complex(h, x))),
        tf.slice(h, [0, 1], [-1, 2]),
        tf.expand_dims(tf.strings.length(tf.strings.as_string(n)), 1), tf.constant(2.0) * h,
    ]  # fmt: skip
    # What Keras 2 flattens, and joins, is of one dtype.
    flat = [one if one.dtype == "float32" else tf.cast(one, tf.float32) for one in flat]
    flat = [k.layers.Flatten()(one) for one in flat]
    return k.Model([x, image], k.layers.Dense(2)(k.layers.Concatenate()(flat)))


@architecture
def backend_functions(k: Any) -> Any:
    """Functions of the backend: in files those of TensorFlow that they call, many of version 1."""
    K = k.backend
    x = k.Input((6, 5, 4))
    h = K.pool2d(K.spatial_2d_padding(x), (2, 2), (2, 2))
    h = K.permute_dimensions(k.layers.Conv2D(4, 1)(h), (0, 2, 1, 3))
    # A shape of tensors and numbers.
    h = K.reshape(h, (K.shape(h)[0], 12, 4))
    h = K.batch_dot(h, h, axes=(2, 2))
    h = K.switch(K.greater(h, 0.0), h, 0.1 * h)
    h = K.reshape(K.batch_flatten(K.squeeze(K.expand_dims(h, 1), 1)), (-1, 144))
    # A tensor and a constant by name.
    h = K.binary_crossentropy(K.sigmoid(h), h, from_logits=True)
    drawn = K.dropout(K.random_normal(K.shape(h)), 0.5)
    return k.Model(x, k.layers.Dense(2)(h + 0.0 * drawn))


@architecture
def stateful(k: Any) -> Any:
    return k.Sequential(
        [
            k.layers.Input(batch_shape=(6, 4, 3)),
            k.layers.LSTM(3, stateful=True),
            k.layers.Dense(2),
        ]
    )


@architecture
def normalization(k: Any) -> Any:
    import numpy as np

    layer = k.layers.Normalization(axis=-1)
    layer.adapt(np.random.RandomState(3).normal(2.0, 3.0, (50, 5)).astype("float32"))
    return k.Sequential([k.layers.Input((5,)), layer, k.layers.Dense(2)])


@architecture
def discretization(k: Any) -> Any:
    L = k.layers
    x = k.Input((4,))
    bins = L.Discretization(bin_boundaries=[-1.0, 0.0, 1.0])(x)
    encoded = L.CategoryEncoding(num_tokens=4, output_mode="multi_hot")(bins)
    return k.Model(x, L.Dense(2)(encoded))


@architecture
def integer_lookup(k: Any) -> Any:
    x = k.Input((3,), dtype="int64")
    looked = k.layers.IntegerLookup(vocabulary=[3, 5, 7, 9], output_mode="multi_hot")(x)
    return k.Model(x, k.layers.Dense(2)(looked))


@architecture
def text_vectorization(k: Any) -> Any:
    x = k.Input((1,), dtype="string")
    text = k.layers.TextVectorization(
        vocabulary=["the", "cat", "sat", "mat"], output_sequence_length=5
    )
    return k.Model(
        x, k.layers.Dense(2)(k.layers.GlobalAveragePooling1D()(k.layers.Embedding(6, 3)(text(x))))
    )


@architecture
def string_lookup(k: Any) -> Any:
    x = k.Input((2,), dtype="string")
    looked = k.layers.StringLookup(vocabulary=["a", "b", "c"], output_mode="count")(x)
    return k.Model(x, k.layers.Dense(2)(looked))


@architecture
def hashing(k: Any) -> Any:
    x = k.Input((2,), dtype="string")
    hashed = k.layers.CategoryEncoding(7, output_mode="count")(k.layers.Hashing(7)(x))
    return k.Model(x, k.layers.Dense(2)(hashed))


@architecture
def added_losses(k: Any) -> Any:
    """A loss and a metric of tensors inside the graph."""
    import tensorflow as tf

    x = k.Input((5,))
    h = k.layers.Dense(4, activation="tanh")(x)
    model = k.Model(x, k.layers.Dense(2)(h))
    model.add_loss(0.1 * tf.reduce_mean(h * h))
    model.add_metric(tf.reduce_sum(h, axis=1), name="size", aggregation="mean")
    return model
