/**
 * The kinds of layers as data: a record each with its settings, its shapes and its weights, whose
 * names and layouts are PyTorch's. {@link io.nicebeach.network.layers.LayerReader} reads them.
 */
@NullMarked
package io.nicebeach.network.layers;

import org.jspecify.annotations.NullMarked;
