@NullMarked
package io.nicebeach.onnx;

import org.jspecify.annotations.NullMarked;
