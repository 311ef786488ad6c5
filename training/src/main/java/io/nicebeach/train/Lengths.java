package io.nicebeach.train;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.batch.Dataset;
import io.nicebeach.loss.CtcLattice;

/**
 * Refuses, before any training, recordings that are too short for what is said in them: CTC needs a
 * frame of the network's output for each token, and one more between two equal ones.
 *
 * @param stride the frames of sound to one of the output
 */
record Lengths(int stride) {
  /**
   * @throws CorpusException naming the first recording that is too short, what it has and what it
   *     needs
   */
  void require(Dataset data) throws CorpusException {
    for (int i = 0; i < data.size(); i++) {
      int frames = data.features().get(i).frames();
      int outputs = (frames + stride - 1) / stride;
      int needed = CtcLattice.leastFrames(data.target(i));
      if (outputs < needed) {
        throw tooShort(data, i, outputs, needed);
      }
    }
  }

  private CorpusException tooShort(Dataset data, int index, int outputs, int needed) {
    String complaint =
        "is too short for its transcript '%s': the network puts out %d frames and ctc needs %d, one a token and one between equal tokens"
            .formatted(data.utterances().get(index).text(), outputs, needed);
    String cure =
        stride > 1
            ? "leave it out, or let the network's layers have smaller strides (together %d now)"
                .formatted(stride)
            : "leave it out, or choose a smaller features.hopLength";
    return new CorpusException(data.utterances().get(index).file(), complaint, cure);
  }
}
