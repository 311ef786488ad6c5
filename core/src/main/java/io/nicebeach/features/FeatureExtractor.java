package io.nicebeach.features;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.signal.Dct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sound to features, in two steps: frame by frame to spectra (window, Fourier transform, mel
 * bands), which a {@link FeatureStream} does for live sound too; then the utterance as a whole from
 * spectra to features (trimming, levels, cepstrum, centering, deltas). Immutable and thread-safe.
 *
 * <p>Sources: Davis and Mermelstein, "Comparison of parametric representations for monosyllabic
 * word recognition" (1980) for mel-frequency cepstra; the numbers agree with librosa's.
 */
public final class FeatureExtractor {
  private final FeatureSettings settings;
  private final SpectrumAnalyzer analyzer;
  private final Optional<SpectrumAnalyzer> halfRateAnalyzer;
  private final SpeechTrim trim;
  private final UtteranceLevels levels;
  private final @Nullable Dct dct;
  private final CepstralEnvelope envelope;

  private FeatureExtractor(FeatureSettings settings) {
    this.settings = settings;
    analyzer = SpectrumAnalyzer.atFullRate(settings);
    halfRateAnalyzer = SpectrumAnalyzer.atHalfRate(settings);
    trim = new SpeechTrim(settings.trim(), settings.frameRate());
    levels = new UtteranceLevels(settings.logarithm(), settings.centering());
    dct =
        settings.kind() == Kind.MFCC
            ? Dct.of(
                settings.mel().bands(),
                settings.cepstrum().first(),
                settings.cepstrum().coefficients())
            : null;
    envelope = CepstralEnvelope.ofBands(settings.cepstrum().coefficients(), settings.mel().bands());
  }

  public static FeatureExtractor of(FeatureSettings settings) {
    return new FeatureExtractor(settings);
  }

  public FeatureSettings settings() {
    return settings;
  }

  /**
   * The features of one utterance. Sound of another rate is resampled first, except if it has half
   * the rate.
   *
   * @return [frame][{@link FeatureSettings#bins()}]
   * @throws IllegalArgumentException if there are too few samples for a frame (with padding: none
   *     at all), one is not finite, or the kind is {@code CEPSTRA}
   */
  public Features extract(Audio audio) {
    return finish(speech(spectra(audio)));
  }

  /**
   * The features of an utterance in a file: of sound or, for {@code CEPSTRA}, a feature file.
   *
   * @throws IOException if the file cannot be read or is none of that kind
   * @throws IllegalArgumentException as {@link #extract(Audio)}
   */
  public Features extract(Path file) throws IOException {
    return finish(speech(spectra(file)));
  }

  /** The first step alone for an utterance in a file, as {@link #extract(Path)}. */
  public Features spectra(Path file) throws IOException {
    return settings.kind().isMadeElsewhere()
        ? rebuilt(FeatureFile.read(file, coefficients()))
        : spectra(AudioReader.read(file));
  }

  /**
   * The first step alone for an utterance in a stream, which is read to its end.
   *
   * @param name what to call it in messages
   */
  public Features spectra(InputStream in, String name) throws IOException {
    return settings.kind().isMadeElsewhere()
        ? rebuilt(FeatureFile.read(in.readAllBytes(), name, coefficients()))
        : spectra(AudioReader.read(in, name));
  }

  private int coefficients() {
    return settings.cepstrum().coefficients();
  }

  private Features rebuilt(Features cepstra) {
    if (cepstra.frames() == 0) {
      throw new IllegalArgumentException("feature file must hold at least one frame, not none");
    }
    return envelope.powers(cepstra);
  }

  /**
   * The first step alone: linear spectra, magnitudes or powers, of each frame.
   *
   * @throws IllegalArgumentException as {@link #extract}, and for {@code CEPSTRA}
   */
  public Features spectra(Audio audio) {
    int rate = analysisRate(audio.sampleRate());
    FeatureStream stream = stream(rate);
    Features spectra =
        Features.concatenated(stream.accept(audio.resampled(rate).samples()), stream.finish());
    if (spectra.frames() == 0) {
      throw new IllegalArgumentException(
          "audio must be long enough for a frame but holds %d samples at %d Hz"
              .formatted(audio.samples().length, audio.sampleRate()));
    }
    return spectra;
  }

  /**
   * The fewest samples that make a frame.
   *
   * @param rate an {@link #analysisRate}, in Hz
   */
  public int fewestSamples(int rate) {
    FeatureSettings.Framing framing = analyzer(rate).framing();
    return framing.padding() == FeatureSettings.Padding.NONE ? framing.fftSize() : 1;
  }

  /**
   * At which rate sound is analysed, in Hz: the settings' own, but half of that if the sound comes
   * so, since then half of the samples tell the same.
   *
   * @param source the sound's rate, in Hz
   */
  public int analysisRate(int source) {
    return halfRateAnalyzer
        .map(half -> half.framing().sampleRate())
        .filter(half -> half == source)
        .orElse(settings.sampleRate());
  }

  /** The first step for live sound at the settings' rate: a new stream for each utterance. */
  public FeatureStream stream() {
    return stream(settings.sampleRate());
  }

  /**
   * The first step for live sound.
   *
   * @param rate an {@link #analysisRate}, in Hz
   */
  public FeatureStream stream(int rate) {
    if (settings.kind().isMadeElsewhere()) {
      throw new IllegalArgumentException(
          "features of kind cepstra are read from feature files (.mfc) and not made of sound");
    }
    return new FeatureStream(analyzer(rate));
  }

  private SpectrumAnalyzer analyzer(int rate) {
    if (rate == settings.sampleRate()) {
      return analyzer;
    }
    return halfRateAnalyzer
        .filter(half -> half.framing().sampleRate() == rate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rate must be %d, or half of it, but is %d"
                        .formatted(settings.sampleRate(), rate)));
  }

  /**
   * The spectra of the speech alone, if the settings trim; between the first step and the second.
   */
  public Features speech(Features spectra) {
    return trim.apply(spectra);
  }

  /**
   * Which frames of {@code spectra} are the {@link #speech}: the first and the one after the last;
   * negative or beyond the end where silence is put there.
   */
  public int[] speechFrames(Features spectra) {
    return trim.frames(spectra);
  }

  /**
   * When the middle of the first frame of an utterance's {@link #speech} is heard, in seconds from
   * the recording's beginning; may be negative, where silence was put before it.
   *
   * @param spectra all of the recording's, as {@link #spectra} gives them
   */
  public double speechStart(Features spectra) {
    FeatureSettings.Framing framing = settings.framing();
    boolean centred = framing.padding() != FeatureSettings.Padding.NONE;
    double middle = centred ? 0 : framing.frameLength() / 2.0 / framing.sampleRate();
    return middle + trim.first(spectra) / settings.frameRate();
  }

  /**
   * The second step: from the spectra of an utterance's {@link #speech}, as {@link #spectra} or
   * {@link #stream} gives them, to its features.
   */
  public Features finish(Features spectra) {
    if (spectra.bins() != analyzer.bins()) {
      throw new IllegalArgumentException(
          "spectra must have %d bins but have %d".formatted(analyzer.bins(), spectra.bins()));
    }
    if (spectra.frames() == 0) {
      return new Features(new float[0], 0, settings.bins());
    }
    Features features = spectra;
    if (settings.kind().hasLevels()) {
      features = levels.logarithm(spectra);
      if (dct != null) {
        features = cepstrum(features, dct);
      }
      levels.center(features, spectra);
    }
    return Deltas.append(features, settings.deltas());
  }

  private static Features cepstrum(Features logMel, Dct dct) {
    float[] out = new float[logMel.frames() * dct.outputs()];
    for (int frame = 0; frame < logMel.frames(); frame++) {
      dct.apply(logMel.values(), frame * logMel.bins(), out, frame * dct.outputs());
    }
    return new Features(out, logMel.frames(), dct.outputs());
  }
}
