package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Units;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptErrorsTest {
  private static final Batch ANY = new Batch(new float[1], 1, 1, new int[] {1});

  /** Other words are learnt to be told from words, and a transcript has none of them. */
  @ParameterizedTest
  @CsvSource({
    "WORDS, one two, one two, 0, 2",
    "WORDS, one two, one, 1, 2",
    "WORDS, one _unknown_ two, one two, 0, 2",
    "WORDS, _unknown_, '', 0, 0",
    "WORDS, _unknown_, six, 1, 0",
    "CHARACTERS, six, sex, 1, 3",
    "WHOLE, six, six, 0, 1",
    "WHOLE, _up_, _up_, 0, 1",
    "WHOLE, _up_, six, 1, 1",
  })
  void counts(Units units, String said, String heard, int errors, int total) {
    Decoder decoder = outputs -> List.of(new Hypothesis(heard, 1, List.of()));
    Utterance utterance = new Utterance(Path.of("a.wav"), said, "ann");
    LabelledBatch batch = new LabelledBatch(ANY, new int[][] {{0}}, List.of(utterance));
    assertThat(new TranscriptErrors(decoder, units).errors(batch, ANY))
        .singleElement()
        .satisfies(
            counted -> {
              assertThat(counted.errors()).isEqualTo(errors);
              assertThat(counted.total()).isEqualTo(total);
            });
  }
}
