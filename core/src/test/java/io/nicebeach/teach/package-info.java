@org.jspecify.annotations.NullMarked
package io.nicebeach.teach;
