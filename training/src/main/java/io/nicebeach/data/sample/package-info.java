/**
 * What an epoch is drawn from: several corpora with their shares, balanced by label and speaker.
 */
@NullMarked
package io.nicebeach.data.sample;

import org.jspecify.annotations.NullMarked;
