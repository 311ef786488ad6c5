/**
 * What every command shares with the shell that called it: lines, progress, errors, exit codes,
 * files to write.
 */
@NullMarked
package io.nicebeach.cli.console;

import org.jspecify.annotations.NullMarked;
