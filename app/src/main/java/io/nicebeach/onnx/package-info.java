/** Networks as ONNX files, for other programs. */
@NullMarked
package io.nicebeach.onnx;

import org.jspecify.annotations.NullMarked;
