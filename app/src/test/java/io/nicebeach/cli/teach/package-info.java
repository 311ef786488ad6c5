@NullMarked
package io.nicebeach.cli.teach;

import org.jspecify.annotations.NullMarked;
