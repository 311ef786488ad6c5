/**
 * Networks as data, their parameters, their forward pass, and the contract of a training backend.
 */
@NullMarked
package io.nicebeach.network;

import org.jspecify.annotations.NullMarked;
