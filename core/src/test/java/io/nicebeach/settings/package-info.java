/** Tests of settings and JSON. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.settings;
