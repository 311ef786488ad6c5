/** The public face: a trained model at work inside an application. */
@NullMarked
package io.nicebeach.recognize;

import org.jspecify.annotations.NullMarked;
