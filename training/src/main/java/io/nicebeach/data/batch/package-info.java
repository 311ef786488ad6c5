/** What a learner is fed: utterances as features, augmented, in batches. */
@NullMarked
package io.nicebeach.data.batch;

import org.jspecify.annotations.NullMarked;
