/**
 * The backend on libtorch: the same networks, weights and losses as in core, computed and
 * differentiated by PyTorch's C++ library. Start at {@link io.nicebeach.torch.TorchLearner}.
 */
@NullMarked
package io.nicebeach.torch;

import org.jspecify.annotations.NullMarked;
