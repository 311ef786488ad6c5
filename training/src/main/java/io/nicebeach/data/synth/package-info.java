/**
 * Sounds that are computed: music, bells, cries, knocks, engines. A recogniser that has met none
 * takes what is strange to it for one of its words.
 */
@NullMarked
package io.nicebeach.data.synth;

import org.jspecify.annotations.NullMarked;
