package io.nicebeach.report.picture;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Padding;
import io.nicebeach.features.Features;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.signal.Levels;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * The loudest frame of a recording from the inside: its samples under the window, its magnitude
 * spectrum, and the mel bands that gather it.
 */
final class FramePicture {
  private static final int WIDTH = 760;
  private static final double LEFT = 52;
  private static final double RIGHT = WIDTH - 16;
  private static final double PANEL = 112;
  private static final double BETWEEN = 78;
  private static final double TOP = 40;

  /** How far below the strongest frequency the axes reach. */
  private static final double RANGE_DB = 70;

  private final Audio audio;
  private final FeatureSettings settings;
  private final Framing framing;
  private final Features magnitudes;
  private final int frame;
  private final Canvas canvas;

  private FramePicture(Audio audio, FeatureSettings settings, Theme theme) {
    this.audio = audio.resampled(settings.sampleRate());
    this.settings = settings;
    framing = settings.framing();
    magnitudes = spectra(Kind.MAGNITUDE);
    frame = loudest(magnitudes);
    int panels = hasBands() ? 3 : 2;
    canvas = new Canvas(WIDTH, (int) (TOP + panels * (PANEL + BETWEEN) - BETWEEN + 46), theme);
  }

  static BufferedImage draw(Audio audio, FeatureSettings settings, Theme theme) {
    FramePicture picture = new FramePicture(audio, settings, theme);
    picture.window();
    picture.spectrum();
    if (picture.hasBands()) {
      picture.bands();
    }
    return picture.canvas.finish();
  }

  private boolean hasBands() {
    return settings.kind().compareTo(Kind.MEL) >= 0;
  }

  /** The same frames' spectra of another kind. */
  private Features spectra(Kind kind) {
    FeatureSettings changed =
        FeatureSettings.of(kind, settings.sampleRate())
            .withFraming(framing)
            .withMel(settings.mel());
    return FeatureExtractor.of(changed).spectra(audio);
  }

  private static int loudest(Features magnitudes) {
    int loudest = 0;
    double most = -1;
    for (int t = 0; t < magnitudes.frames(); t++) {
      double power = 0;
      for (int k = 0; k < magnitudes.bins(); k++) {
        power += (double) magnitudes.at(t, k) * magnitudes.at(t, k);
      }
      if (power > most) {
        most = power;
        loudest = t;
      }
    }
    return loudest;
  }

  private Axis panel(int index) {
    double top = TOP + index * (PANEL + BETWEEN);
    return Axis.linear(0, 1, top + PANEL, top);
  }

  private void title(String title, Axis panel) {
    canvas.bold(title, LEFT, panel.to() - 18, Align.LEFT, canvas.theme.ink(), Canvas.TITLE);
  }

  /** Samples as they are and as the window leaves them. */
  private void window() {
    Axis panel = panel(0);
    int length = framing.frameLength();
    double start = start();
    Axis time = Axis.linear(0, 1000.0 * length / audio.sampleRate(), LEFT, RIGHT);
    float[] samples = new float[length];
    double peak = 1e-6;
    for (int n = 0; n < length; n++) {
      samples[n] = sample((int) start + n);
      peak = Math.max(peak, Math.abs(samples[n]));
    }
    Axis amplitude = Axis.linear(-peak, peak, panel.from(), panel.to());
    Plot plot = new Plot(canvas, time, amplitude);
    canvas.line(LEFT, amplitude.at(0), RIGHT, amplitude.at(0), canvas.theme.grid(), 1);
    plot.leftNumber("0", amplitude.at(0));
    float[] window = framing.window().values(length);
    curve(plot, samples, window, peak);
    plot.bottomNumbers(10, "time (ms)");
    title(
        String.format(
            Locale.ROOT,
            "One frame: %d samples from %.3f s on, before (grey) and after (blue) the window (dashed)",
            length,
            start / audio.sampleRate()),
        panel);
  }

  private void curve(Plot plot, float[] samples, float[] window, double peak) {
    Path2D before = new Path2D.Double();
    Path2D after = new Path2D.Double();
    double lastX = plot.x().at(0);
    for (int n = 0; n < samples.length; n++) {
      double x = plot.x().at(1000.0 * n / audio.sampleRate());
      extend(before, x, plot.y().at(samples[n]));
      extend(after, x, plot.y().at(samples[n] * window[n]));
      if (n > 0 && n % Math.max(1, samples.length / 100) == 0) {
        int last = n - Math.max(1, samples.length / 100);
        canvas.dashed(
            lastX,
            plot.y().at(peak * window[last]),
            x,
            plot.y().at(peak * window[n]),
            canvas.theme.second());
        lastX = x;
      }
    }
    canvas.curve(before, ColorMap.mix(canvas.theme.muted(), canvas.theme.grid(), 0.6), 1);
    canvas.curve(after, canvas.theme.main(), 1.5);
  }

  private static void extend(Path2D path, double x, double y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  /** The first sample under the window. */
  private double start() {
    int center = frame * framing.hopLength();
    int fromCenter = framing.padding() == Padding.NONE ? framing.fftSize() / 2 : 0;
    return center + fromCenter - framing.frameLength() / 2;
  }

  /** A sample, or what the padding puts in its place beyond the sound's ends. */
  private float sample(int index) {
    float[] samples = audio.samples();
    if (index >= 0 && index < samples.length) {
      return samples[index];
    }
    if (framing.padding() != Padding.REFLECT || samples.length < 2) {
      return 0;
    }
    int period = 2 * (samples.length - 1);
    int phase = Math.floorMod(index, period);
    return samples[Math.min(phase, period - phase)];
  }

  /** |X| over frequency, in dB below its largest. */
  private void spectrum() {
    Axis panel = panel(1);
    Plot plot =
        new Plot(
            canvas,
            Axis.linear(0, audio.sampleRate() / 2000.0, LEFT, RIGHT),
            Axis.linear(-RANGE_DB, 0, panel.from(), panel.to()));
    plot.rows(4);
    int bins = magnitudes.bins();
    float[] powers = new float[bins];
    double[] kilohertz = new double[bins];
    double[] levels = new double[bins];
    for (int k = 0; k < bins; k++) {
      powers[k] = magnitudes.at(frame, k) * magnitudes.at(frame, k);
      kilohertz[k] = audio.sampleRate() / 1000.0 * k / framing.fftSize();
    }
    toLevels(powers, levels);
    plot.series(kilohertz, levels, canvas.theme.main());
    plot.bottomNumbers(10, "frequency (kHz)");
    title("Its magnitude spectrum: " + bins + " frequencies, dB below the strongest", panel);
  }

  /** A bar for each mel band. */
  private void bands() {
    Axis panel = panel(2);
    Features mel = spectra(Kind.MEL);
    float[] powers = new float[mel.bins()];
    double[] levels = new double[mel.bins()];
    for (int band = 0; band < powers.length; band++) {
      powers[band] = mel.at(frame, band);
    }
    toLevels(powers, levels);
    Plot plot =
        new Plot(
            canvas,
            Axis.linear(0, powers.length, LEFT, RIGHT),
            Axis.linear(-RANGE_DB, 0, panel.from(), panel.to()));
    plot.rows(4);
    for (int band = 0; band < powers.length; band++) {
      double y = plot.y().at(Math.max(-RANGE_DB, levels[band]));
      double x = plot.x().at(band);
      double width = plot.x().at(band + 1) - x;
      canvas.box(x + 0.1 * width, y, 0.8 * width, panel.from() - y, canvas.theme.main());
    }
    plot.bottomNumbers(10, "mel band");
    title("Gathered into " + powers.length + " mel bands, dB below the strongest", panel);
  }

  private static void toLevels(float[] powers, double[] levels) {
    Levels.toDecibels(powers, Math.max(1e-20, Levels.largest(powers)), 1e-12, 0);
    for (int i = 0; i < levels.length; i++) {
      levels[i] = powers[i];
    }
  }
}
