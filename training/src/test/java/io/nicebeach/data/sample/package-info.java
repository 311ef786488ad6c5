/** Tests of what an epoch is drawn from. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.sample;
