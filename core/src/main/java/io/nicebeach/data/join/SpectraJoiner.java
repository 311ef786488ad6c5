package io.nicebeach.data.join;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.data.augment.spectrum.Background;
import io.nicebeach.data.augment.spectrum.Tempo;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Joins the power spectra of words. Each word is trimmed to its speech and brought to the same
 * level first; where words overlap their powers add up, and between them is the background noise of
 * the first one.
 */
final class SpectraJoiner {
  /** What is kept before and after the speech, in seconds. */
  private static final double MARGIN = 0.03;

  /** At most this part of a word is cut off each end of it, or overlaps with another. */
  private static final double LARGEST_CUT = 1 / 6.0;

  /** The pauses' noise is so far below the loudest frame, in dB. */
  private static final Range PAUSE = new Range(30, 60);

  private final FeatureSettings settings;
  private final FeatureExtractor trimmer;

  SpectraJoiner(FeatureSettings settings) {
    this.settings = settings;
    FeatureSettings.Trim trim = new FeatureSettings.Trim(MARGIN, 35, 6, 12);
    trimmer = FeatureExtractor.of(settings.withTrim(trim));
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
    Features speech = cut(piece, trimmer.speech(word));
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

  private Features cut(Piece piece, Features speech) {
    int most = (int) (LARGEST_CUT * speech.frames());
    int before = Math.min(most, (int) Math.round(piece.cutBefore() * settings.frameRate()));
    int after = Math.min(most, (int) Math.round(piece.cutAfter() * settings.frameRate()));
    int kept = speech.frames() - before - after;
    float[] values = new float[kept * speech.bins()];
    System.arraycopy(speech.values(), before * speech.bins(), values, 0, values.length);
    return new Features(values, kept, speech.bins());
  }
}
