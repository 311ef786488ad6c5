package io.nicebeach.features;

import io.nicebeach.audio.RawFormat;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.signal.Window;
import java.util.Map;

/**
 * Everything that decides what features a sound has. The settings that a model learnt from travel
 * in its file, so that it is never fed with others.
 *
 * <p>Parts that a kind has no use for (the mel bands of a spectrum, say) are reset to a default, so
 * that settings that give the same features are equal. Change a copy with the {@code with...}
 * methods.
 *
 * @param kind what a frame holds
 * @param framing how the sound is cut into frames
 * @param mel the bands, for the kinds that have any
 * @param logarithm how powers become levels, for the kinds that have any
 * @param cepstrum which coefficients, for {@code MFCC} and {@code CEPSTRA}
 * @param centering what is done to the utterance as a whole, for the kinds of levels
 * @param trim which frames are kept, for the kinds of levels
 * @param deltas 1 appends to each frame its first derivative in time, 2 the second one too
 */
public record FeatureSettings(
    Kind kind,
    Framing framing,
    Mel mel,
    Logarithm logarithm,
    Cepstrum cepstrum,
    Centering centering,
    Trim trim,
    int deltas) {

  /** What a frame holds. */
  public enum Kind {
    /** |X| of each bin of the Fourier transform. */
    MAGNITUDE,
    /** |X|^2 of each bin. */
    POWER,
    /** Powers gathered into mel bands. */
    MEL,
    /** Levels of mel bands. */
    LOG_MEL,
    /** Mel-frequency cepstral coefficients: the cosine transform of the levels of mel bands. */
    MFCC,
    /**
     * Levels of mel bands, rebuilt from cepstral coefficients that were made elsewhere and come in
     * feature files instead of sound.
     */
    CEPSTRA;

    boolean hasBands() {
      return compareTo(MEL) >= 0;
    }

    boolean hasLevels() {
      return compareTo(LOG_MEL) >= 0;
    }

    boolean hasCoefficients() {
      return compareTo(MFCC) >= 0;
    }

    /** Whether features come from feature files and not from sound. */
    public boolean isMadeElsewhere() {
      return this == CEPSTRA;
    }
  }

  /** What stands where a frame reaches over the sound's ends. */
  public enum Padding {
    /** The sound, mirrored at its first and last sample (as often as it takes). */
    REFLECT,
    /** Silence. */
    CONSTANT,
    /** Nothing: the first frame begins with the sound and only whole frames count. */
    NONE
  }

  /** Which frames count. */
  public enum Frames {
    ALL,
    /** The first one alone, as in the blog post, whose hop was longer than the sound. */
    FIRST
  }

  /**
   * How the sound is cut into frames. Frame t is centred on sample {@code t * hopLength}, or begins
   * there if there is no padding.
   *
   * @param sampleRate in Hz
   * @param frameLength the window's samples; it lies in the middle of the transform's
   * @param hopLength samples from one frame to the next
   * @param fftSize samples per transform: a power of two, at least {@code frameLength}
   */
  public record Framing(
      int sampleRate,
      int frameLength,
      int hopLength,
      int fftSize,
      Window window,
      Padding padding,
      Frames frames) {
    private static final int MOST_SAMPLES = 1 << 16;

    public Framing {
      check(
          sampleRate >= 1 && sampleRate <= RawFormat.MAX_SAMPLE_RATE,
          "sampleRate must be positive, at most %d Hz, but is %d"
              .formatted(RawFormat.MAX_SAMPLE_RATE, sampleRate));
      check(frameLength >= 1, "frameLength must be positive but is " + frameLength);
      check(hopLength >= 1, "hopLength must be positive but is " + hopLength);
      check(
          fftSize >= 2 && Integer.bitCount(fftSize) == 1 && fftSize >= frameLength,
          "fftSize must be a power of two and at least frameLength, "
              + frameLength
              + ", but is "
              + fftSize);
      check(fftSize <= MOST_SAMPLES, "fftSize must be at most 65536 but is " + fftSize);
    }

    /** Windows of 25 ms every 10 ms, the usual choice for speech. */
    static Framing usual(int sampleRate) {
      return every(Math.max(1, sampleRate / 100), sampleRate);
    }

    /** Windows of 25 ms. */
    static Framing every(int hopLength, int sampleRate) {
      int frameLength = Math.max(1, sampleRate / 40);
      int fftSize = Math.max(2, ceilingPowerOfTwo(frameLength));
      return new Framing(
          sampleRate, frameLength, hopLength, fftSize, Window.HANN, Padding.REFLECT, Frames.ALL);
    }

    static int ceilingPowerOfTwo(int n) {
      return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    /** Whether {@link #halved} exists. */
    boolean canBeHalved() {
      return fftSize > 2
          && sampleRate % 2 == 0
          && frameLength % 2 == 0
          && hopLength % 2 == 0
          && (fftSize - frameLength) % 4 == 0;
    }

    /** The same frames of sound at half the rate. */
    Framing halved() {
      return new Framing(
          sampleRate / 2, frameLength / 2, hopLength / 2, fftSize / 2, window, padding, frames);
    }

    /** The bins of a spectrum. */
    public int bins() {
      return fftSize / 2 + 1;
    }
  }

  /**
   * The mel bands.
   *
   * @param minHz where the first band begins
   * @param maxHz where the last band ends
   */
  public record Mel(
      int bands, MelScale scale, double minHz, double maxHz, MelFilterBank.Norm norm) {
    private static final int MOST_BANDS = 1024;

    public Mel {
      check(bands <= MOST_BANDS, "bands must be at most " + MOST_BANDS + " but is " + bands);
    }
  }

  /**
   * How a power P becomes a level: ln(P / reference + floor), or 10 log10(max(P / reference,
   * floor)) dB.
   *
   * @param floor keeps silence finite
   * @param topDb for decibels: levels are at least the utterance's loudest minus this; 0 for no
   *     limit
   */
  public record Logarithm(Unit unit, Reference reference, double floor, double topDb) {
    /** The logarithm's base and factor. */
    public enum Unit {
      NATURAL,
      DECIBEL
    }

    /** What powers are divided by. */
    public enum Reference {
      /** 1. */
      ABSOLUTE,
      /** The largest band power of the utterance: then the recording's gain does not matter. */
      PEAK
    }

    public Logarithm {
      check(floor > 0 && floor < 1, "floor must lie between 0 and 1 but is " + floor);
      check(topDb >= 0 && topDb < 1e6, "topDb must be at least 0 (no limit) but is " + topDb);
      check(
          unit == Unit.DECIBEL || topDb == 0,
          "topDb belongs to unit decibel: it must be 0 but is " + topDb);
    }
  }

  /**
   * Which cepstral coefficients.
   *
   * @param coefficients how many are computed, c0 first
   * @param first the first one that is kept: 1 drops c0, the overall level
   */
  public record Cepstrum(int coefficients, int first) {
    public Cepstrum {
      check(
          first >= 0 && first < coefficients,
          "first must be at least 0 and less than coefficients, %d, but is %d"
              .formatted(coefficients, first));
    }
  }

  /**
   * What is done to the levels (or coefficients) of an utterance as a whole: minus the mean of each
   * bin over these frames, divided by the scale.
   *
   * @param speechDb a frame is speech if its power (summed over the bands) is at most this many dB
   *     below the loudest frame's
   */
  public record Centering(Mean mean, double speechDb, double scale) {
    /** Which frames the mean is taken over. */
    public enum Mean {
      /** No mean is subtracted. */
      NONE,
      ALL,
      SPEECH
    }

    static final double DEFAULT_SPEECH_DB = 30;
    static final Centering NONE = new Centering(Mean.NONE, DEFAULT_SPEECH_DB, 1);

    public Centering {
      check(speechDb > 0, "speechDb must be positive but is " + speechDb);
      check(scale > 0 && Double.isFinite(scale), "scale must be positive but is " + scale);
    }
  }

  /**
   * Which frames of an utterance are kept: those of its speech, see {@link SpeechTrim}.
   *
   * @param margin what is kept before and after the speech, in seconds
   * @param range speech is at most this many dB below the loudest frame
   * @param aboveNoise speech is this many dB above the quietest tenth of the frames
   * @param belowPeak frames at most this many dB below the loudest are speech in any case
   */
  public record Trim(double margin, double range, double aboveNoise, double belowPeak) {
    private static final double LONGEST_MARGIN = 10;

    /** Keeps all frames. */
    public static final Trim NONE = new Trim(Double.POSITIVE_INFINITY, 35, 6, 12);

    public Trim {
      check(
          margin >= 0 && (margin <= LONGEST_MARGIN || margin == Double.POSITIVE_INFINITY),
          "margin must be 0 to " + LONGEST_MARGIN + " s but is " + margin);
      check(
          range > 0 && aboveNoise > 0 && belowPeak > 0,
          "range, aboveNoise and belowPeak must be positive but are %s, %s and %s"
              .formatted(range, aboveNoise, belowPeak));
    }

    /** The same with another margin. */
    public Trim withMargin(double changed) {
      return new Trim(changed, range, aboveNoise, belowPeak);
    }

    boolean isNone() {
      return margin == Double.POSITIVE_INFINITY;
    }
  }

  private static final Logarithm RELATIVE_TO_PEAK =
      new Logarithm(Logarithm.Unit.NATURAL, Logarithm.Reference.PEAK, 3e-5, 0);
  private static final Logarithm DECIBELS =
      new Logarithm(Logarithm.Unit.DECIBEL, Logarithm.Reference.ABSOLUTE, 1e-10, 80);
  private static final Cepstrum THIRTEEN = new Cepstrum(13, 0);

  public FeatureSettings {
    check(deltas >= 0 && deltas <= 2, "deltas must be 0, 1 or 2 but is " + deltas);
    if (kind.hasBands()) {
      filterBank(framing, mel); // refuses what does not fit together
    } else {
      mel = usualMel(framing.sampleRate());
    }
    if (!kind.hasLevels()) {
      logarithm = DECIBELS;
      centering = Centering.NONE;
      trim = Trim.NONE;
    }
    if (kind.isMadeElsewhere()) {
      framing = Framing.every(framing.hopLength(), framing.sampleRate());
    }
    if (!kind.hasCoefficients()) {
      cepstrum = THIRTEEN;
    } else if (kind.isMadeElsewhere()) {
      cepstrum = new Cepstrum(cepstrum.coefficients(), 0);
    } else {
      check(
          cepstrum.coefficients() <= mel.bands(),
          "coefficients must be at most the mel bands, %d, but is %d"
              .formatted(mel.bands(), cepstrum.coefficients()));
    }
  }

  /**
   * The usual settings of a kind, windows of 25 ms every 10 ms.
   *
   * <p>{@code LOG_MEL}: 40 bands from 60 Hz to 50 Hz below half the sample rate, ln(P / peak +
   * 3e-5) minus the mean over the speech frames, divided by 3. {@code MEL}: the same bands. {@code
   * MFCC}: 13 coefficients of these bands' levels in dB, at most 80 dB below the loudest. {@code
   * CEPSTRA}: as {@code LOG_MEL}, with 20 bands from 130 to 6800 Hz, where Sphinx has its own.
   */
  public static FeatureSettings of(Kind kind, int sampleRate) {
    boolean logMel = kind == Kind.LOG_MEL || kind == Kind.CEPSTRA;
    return new FeatureSettings(
        kind,
        Framing.usual(sampleRate),
        kind == Kind.CEPSTRA ? sphinxMel(sampleRate) : usualMel(sampleRate),
        logMel ? RELATIVE_TO_PEAK : DECIBELS,
        THIRTEEN,
        logMel
            ? new Centering(Centering.Mean.SPEECH, Centering.DEFAULT_SPEECH_DB, 3)
            : Centering.NONE,
        Trim.NONE,
        0);
  }

  /** The blog post's spectrum: |X| of the 4096 samples around the first one, mirrored. */
  public static FeatureSettings postSpectrum() {
    return of(Kind.MAGNITUDE, 8000).withFraming(postFraming(4096));
  }

  /** The blog post's cepstrum: coefficients 1 to 12 of the 2048 samples around the first one. */
  public static FeatureSettings postMfcc() {
    return new FeatureSettings(
        Kind.MFCC,
        postFraming(2048),
        new Mel(128, MelScale.SLANEY, 0, 4000, MelFilterBank.Norm.SLANEY),
        DECIBELS,
        new Cepstrum(13, 1),
        Centering.NONE,
        Trim.NONE,
        0);
  }

  private static Framing postFraming(int size) {
    return new Framing(8000, size, size / 4, size, Window.HANN, Padding.REFLECT, Frames.FIRST);
  }

  private static Mel usualMel(int sampleRate) {
    return new Mel(40, MelScale.SLANEY, 60, sampleRate / 2.0 - 50, MelFilterBank.Norm.SLANEY);
  }

  private static Mel sphinxMel(int sampleRate) {
    double maxHz = Math.min(6800, sampleRate / 2.0);
    return new Mel(20, MelScale.HTK, 130, maxHz, MelFilterBank.Norm.SLANEY);
  }

  /** The numbers per frame. */
  public int bins() {
    int bins =
        switch (kind) {
          case MAGNITUDE, POWER -> framing.bins();
          case MEL, LOG_MEL, CEPSTRA -> mel.bands();
          case MFCC -> cepstrum.coefficients() - cepstrum.first();
        };
    return bins * (1 + deltas);
  }

  /** Frames per second, in Hz. */
  public double frameRate() {
    return (double) framing.sampleRate() / framing.hopLength();
  }

  /** In Hz. */
  public int sampleRate() {
    return framing.sampleRate();
  }

  MelFilterBank filterBank() {
    return filterBank(framing, mel);
  }

  private static MelFilterBank filterBank(Framing framing, Mel mel) {
    return MelFilterBank.of(
        framing.sampleRate(),
        framing.fftSize(),
        mel.bands(),
        mel.scale(),
        mel.minHz(),
        mel.maxHz(),
        mel.norm());
  }

  public FeatureSettings withFraming(Framing changed) {
    return new FeatureSettings(kind, changed, mel, logarithm, cepstrum, centering, trim, deltas);
  }

  public FeatureSettings withMel(Mel changed) {
    return new FeatureSettings(
        kind, framing, changed, logarithm, cepstrum, centering, trim, deltas);
  }

  public FeatureSettings withLogarithm(Logarithm changed) {
    return new FeatureSettings(kind, framing, mel, changed, cepstrum, centering, trim, deltas);
  }

  public FeatureSettings withCepstrum(Cepstrum changed) {
    return new FeatureSettings(kind, framing, mel, logarithm, changed, centering, trim, deltas);
  }

  public FeatureSettings withCentering(Centering changed) {
    return new FeatureSettings(kind, framing, mel, logarithm, cepstrum, changed, trim, deltas);
  }

  public FeatureSettings withTrim(Trim changed) {
    return new FeatureSettings(kind, framing, mel, logarithm, cepstrum, centering, changed, deltas);
  }

  public FeatureSettings withDeltas(int changed) {
    return new FeatureSettings(kind, framing, mel, logarithm, cepstrum, centering, trim, changed);
  }

  /**
   * Whether a frame's features come of its own spectrum alone, so that they can be had while the
   * sound comes in.
   */
  public boolean isFrameByFrame() {
    boolean ownLevels =
        !kind.hasLevels()
            || (logarithm.reference() == Logarithm.Reference.ABSOLUTE && logarithm.topDb() == 0);
    return ownLevels
        && centering.mean() == Centering.Mean.NONE
        && trim.isNone()
        && deltas == 0
        && !kind.isMadeElsewhere();
  }

  /**
   * Reads settings as {@link #toMap()} writes them; what is absent is as in {@link #of}.
   *
   * @throws io.nicebeach.settings.SettingsException for an unknown key or a value out of range
   */
  public static FeatureSettings from(Settings settings) {
    return FeatureSettingsTree.read(settings);
  }

  /** A tree of keys and values, for a recipe or a model's metadata. */
  public Map<String, Object> toMap() {
    return FeatureSettingsTree.write(this);
  }

  private static void check(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
