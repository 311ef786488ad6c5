package io.nicebeach.data.join;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.data.augment.spectrum.Background;
import io.nicebeach.data.augment.spectrum.Tempo;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Joins the power spectra of words. Each word is cut to its speech and brought to the same level
 * first; where words overlap their powers add up, and between them is the background noise of the
 * first one.
 */
final class SpectraJoiner {
  /** At most this part of a word is cut off each end of it, or overlaps with another. */
  private static final double LARGEST_CUT = 1 / 6.0;

  /** The pauses' noise is so far below the loudest frame, in dB. */
  private static final Range PAUSE = new Range(30, 60);

  private final FeatureSettings settings;
  private final WordEdges edges;

  SpectraJoiner(FeatureSettings settings) {
    this.settings = settings;
    edges = new WordEdges(settings);
  }

  /** The string's spectra, [frame][bin], where {@code words} gives the spectra of a word. */
  Features join(List<Piece> pieces, IntFunction<Features> words, RandomGenerator random) {
    Features[] said = new Features[pieces.size()];
    int[] starts = new int[said.length];
    int end = 0;
    for (int i = 0; i < said.length; i++) {
      said[i] = said(pieces.get(i), words.apply(pieces.get(i).word()), random);
      int overlap = (int) (LARGEST_CUT * said[i].frames());
      int gap = (int) Math.round(pieces.get(i).gap() * settings.frameRate());
      starts[i] = Math.max(0, end + Math.max(-overlap, gap));
      end = Math.max(end, starts[i] + said[i].frames());
    }
    int bins = said[0].bins();
    float[] out = new float[end * bins];
    Background.of(said[0], PAUSE.draw(random)).fill(out, 0, out.length, random);
    for (int i = 0; i < said.length; i++) {
      float[] values = said[i].values();
      int from = starts[i] * bins;
      for (int k = 0; k < values.length; k++) {
        out[from + k] += values[k];
      }
    }
    return new Features(out, end, bins);
  }

  private Features said(Piece piece, Features word, RandomGenerator random) {
    Features speech = cut(piece, word);
    Tempo tempo = new Tempo(new Range(piece.tempo(), piece.tempo()));
    Features paced = tempo.apply(speech, settings, random);
    double power = Speech.power(paced);
    float factor = power == 0 ? 0 : (float) (Math.pow(10, piece.decibels() / 10) / power);
    float[] scaled = paced.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Features(scaled, paced.frames(), paced.bins());
  }

  private Features cut(Piece piece, Features word) {
    int[] speech = edges.of(word);
    int most = (int) (LARGEST_CUT * (speech[1] - speech[0]));
    int from = speech[0] + Math.min(most, frames(piece.cutBefore()));
    int to = speech[1] - Math.min(most, frames(piece.cutAfter()));
    int bins = word.bins();
    return new Features(Arrays.copyOfRange(word.values(), from * bins, to * bins), to - from, bins);
  }

  private int frames(double seconds) {
    return (int) Math.round(seconds * settings.frameRate());
  }
}
