package io.nicebeach.report.picture;

import io.nicebeach.audio.Audio;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.ColorScale;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** A recording: its waveform above its spectrogram, on one time axis. */
final class SoundPicture {
  /** How far below the loudest spot the colours reach. */
  private static final double RANGE_DB = 70;

  private static final double LEFT = 46;
  private static final double SCALE_WIDTH = 66;

  private final Audio audio;
  private final Canvas canvas;
  private final Axis time;
  private final double waveTop;
  private final double waveHeight;

  private SoundPicture(Audio audio, String title, int width, int height, Theme theme) {
    this.audio = audio;
    canvas = new Canvas(width, height, theme);
    double seconds = Math.max(audio.seconds(), 1.0 / audio.sampleRate());
    time = Axis.linear(0, seconds, LEFT, width - SCALE_WIDTH);
    waveTop = title.isEmpty() ? 8 : 30;
    waveHeight = (height - waveTop - 52) * 0.28;
    if (!title.isEmpty()) {
      String fitted = canvas.fitted(title, width - LEFT - 12, Canvas.TITLE);
      canvas.bold(fitted, LEFT, 14, Align.LEFT, theme.ink(), Canvas.TITLE);
    }
  }

  /** A picture of that size; an empty title takes no room. */
  static BufferedImage draw(Audio audio, String title, int width, int height, Theme theme) {
    SoundPicture picture = new SoundPicture(audio, title, width, height, theme);
    picture.waveform();
    picture.spectrogram();
    return picture.canvas.finish();
  }

  private void waveform() {
    double peak = Math.max(peak(), 1e-4);
    Axis amplitude = Axis.linear(-peak, peak, waveTop + waveHeight, waveTop);
    Plot plot = new Plot(canvas, time, amplitude);
    for (double level : new double[] {-peak, 0, peak}) {
      canvas.line(
          time.from(), amplitude.at(level), time.to(), amplitude.at(level), canvas.theme.grid(), 1);
    }
    plot.leftNumber(format(peak), amplitude.at(peak));
    plot.leftNumber("0", amplitude.at(0));
    canvas.curve(envelope(amplitude), canvas.theme.main(), 0.8);
  }

  private double peak() {
    double peak = 0;
    for (float sample : audio.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static String format(double peak) {
    return String.format(Locale.ROOT, peak < 0.1 ? "%.3f" : "%.2f", peak);
  }

  /**
   * A line through all samples; where many fall on a real pixel, through the least and the largest
   * of each.
   */
  private Path2D envelope(Axis amplitude) {
    float[] samples = audio.samples();
    int columns = (int) ((time.to() - time.from()) * Canvas.SCALE);
    int stride = Math.max(1, samples.length / columns);
    Path2D path = new Path2D.Double();
    path.moveTo(time.from(), amplitude.at(0));
    for (int start = 0; start < samples.length; start += stride) {
      float least = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = start; i < Math.min(start + stride, samples.length); i++) {
        least = Math.min(least, samples[i]);
        largest = Math.max(largest, samples[i]);
      }
      double x = time.at((double) start / audio.sampleRate());
      path.lineTo(x, amplitude.at(least));
      path.lineTo(x, amplitude.at(largest));
    }
    return path;
  }

  private void spectrogram() {
    double top = waveTop + waveHeight + 10;
    double bottom = canvas.height - 42;
    int columns = (int) ((time.to() - time.from()) * Canvas.SCALE);
    Spectrogram spectrogram = Spectrogram.of(audio, columns);
    double ceiling = spectrogram.ceiling();
    BufferedImage image = spectrogram.image(ColorMap.MAGMA, ceiling - RANGE_DB, ceiling);
    canvas.image(image, time.from(), top, time.to() - time.from(), bottom - top);

    Axis kilohertz = Axis.linear(0, audio.sampleRate() / 2000.0, bottom, top);
    Plot plot = new Plot(canvas, time, kilohertz);
    plot.leftNumbers(5);
    plot.bottomNumbers(canvas.width / 70, "time (s)");
    canvas.upwards("kHz", 10, (top + bottom) / 2, canvas.theme.muted(), Canvas.SMALL);
    Axis decibels = Axis.linear(ceiling - RANGE_DB, ceiling, bottom, top);
    new ColorScale(canvas, decibels, ColorMap.MAGMA).draw(time.to() + 12, "dBFS");
  }
}
