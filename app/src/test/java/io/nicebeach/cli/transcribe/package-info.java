@NullMarked
package io.nicebeach.cli.transcribe;

import org.jspecify.annotations.NullMarked;
