/** Tests of alphabets and transcripts. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.text;
