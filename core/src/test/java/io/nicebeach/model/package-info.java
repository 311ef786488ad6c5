/** Tests of model. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.model;
