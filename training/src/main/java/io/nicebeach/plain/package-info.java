/**
 * The backend in plain loops: the forward pass, back-propagation and the update as a textbook has
 * them. Start at {@link io.nicebeach.plain.PlainLearner}.
 */
@NullMarked
package io.nicebeach.plain;

import org.jspecify.annotations.NullMarked;
