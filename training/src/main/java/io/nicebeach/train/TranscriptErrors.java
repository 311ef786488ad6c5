package io.nicebeach.train;

import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alignment;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the edits from what was said to what was heard.
 *
 * @param units what is edited
 */
record TranscriptErrors(Decoder decoder, Units units) implements ErrorCounter {
  @Override
  public List<ErrorCounts> errors(LabelledBatch batch, Batch outputs) {
    List<Hypothesis> heard = decoder.decode(outputs);
    List<ErrorCounts> errors = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      errors.add(errors(batch.utterances().get(i).text(), heard.get(i).text()));
    }
    return errors;
  }

  private ErrorCounts errors(String said, String heard) {
    return ErrorCounts.of(Alignment.of(written(said), units.tokens(heard)));
  }

  /** What a transcript of it should hold: other words are told from words but not written down. */
  private List<String> written(String said) {
    List<String> tokens = units.tokens(said);
    return units == Units.WHOLE
        ? tokens
        : tokens.stream().filter(token -> !Alphabet.isNoWord(token)).toList();
  }
}
