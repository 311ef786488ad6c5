/** What the tests share, and a test of the pages under docs. */
@org.jspecify.annotations.NullMarked
package io.nicebeach;
