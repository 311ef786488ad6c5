package io.nicebeach.report.picture;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.report.draw.Axis;
import io.nicebeach.report.draw.Canvas;
import io.nicebeach.report.draw.Canvas.Align;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Plot;
import io.nicebeach.report.draw.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a CTC network says of each moment: a recording's spectrogram, below it the probability of
 * each token over the same time, and what was made of that. Each peak has its token's name.
 */
final class PosteriorPicture {
  private static final int WIDTH = 760;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 16;
  private static final double SOUND = 130;
  private static final double CURVES = 110;
  private static final double RANGE_DB = 70;
  private static final int BLANK = 0;

  /** The least between two names side by side. */
  private static final double GAP = 3;

  /** From one line of names to the next. */
  private static final double LINE = 12;

  /** A token that is never likelier than this is not drawn. */
  private static final double FAINT = 0.05;

  private final Posteriors posteriors;
  private final List<String> tokens;
  private final Canvas canvas;
  private final Axis time;
  private final double soundTop;
  private final Plot plot;

  private PosteriorPicture(
      Audio audio, Posteriors posteriors, List<String> tokens, String title, Theme theme) {
    this.posteriors = posteriors;
    this.tokens = tokens;
    soundTop = title.isEmpty() ? 30 : 50;
    double bottom = soundTop + SOUND + 30 + CURVES;
    canvas = new Canvas(WIDTH, (int) bottom + 42, theme);
    canvas.bold(title, LEFT, 14, Align.LEFT, theme.ink(), Canvas.TITLE);
    double seconds = Math.max(audio.seconds(), 1.0 / audio.sampleRate());
    time = Axis.linear(0, seconds, LEFT, RIGHT);
    plot = new Plot(canvas, time, Axis.linear(0, 1, bottom, bottom - CURVES));
  }

  /**
   * The picture.
   *
   * @param tokens the model's alphabet, the blank first
   * @param words what the decoder made of it
   * @param title may be empty
   */
  static BufferedImage draw(
      Audio audio,
      Posteriors posteriors,
      List<String> tokens,
      List<Word> words,
      String title,
      Theme theme) {
    PosteriorPicture picture = new PosteriorPicture(audio, posteriors, tokens, title, theme);
    picture.spectrogram(audio);
    picture.words(words);
    picture.curves();
    picture.names();
    return picture.canvas.finish();
  }

  private void spectrogram(Audio audio) {
    Spectrogram spectrogram = Spectrogram.of(audio, (int) ((RIGHT - LEFT) * Canvas.SCALE));
    double ceiling = spectrogram.ceiling();
    BufferedImage image = spectrogram.image(ColorMap.MAGMA, ceiling - RANGE_DB, ceiling);
    canvas.image(image, LEFT, soundTop, RIGHT - LEFT, SOUND);
    double nyquist = audio.sampleRate() / 2000.0;
    Axis kilohertz = Axis.linear(0, nyquist, soundTop + SOUND, soundTop);
    new Plot(canvas, time, kilohertz).leftNumbers(4);
    canvas.upwards("kHz", 10, soundTop + SOUND / 2, canvas.theme.muted(), Canvas.SMALL);
  }

  /** The words above the spectrogram, each at its time. */
  private void words(List<Word> words) {
    Names names = new Names();
    for (Word word : words) {
      double middle = time.at((word.start() + word.end()) / 2);
      names.add(word.text(), middle, soundTop - 10, canvas.theme.ink());
    }
  }

  /**
   * Names from left to right. One that would run into another stands a line higher, and is left out
   * if there is no room either.
   */
  private final class Names {
    private final List<End> ends = new ArrayList<>();

    /** Where a name ends. */
    private record End(double x, double y) {}

    void add(String name, double middle, double y, Color color) {
      double half = canvas.widthOf(name, Canvas.SMALL) / 2;
      double x = Math.max(LEFT + half, Math.min(RIGHT - half, middle));
      DoubleStream.of(y, y - LINE)
          .filter(line -> isFree(x - half, line))
          .findFirst()
          .ifPresent(
              line -> {
                canvas.text(name, x, line, Align.CENTER, color, Canvas.SMALL);
                ends.add(new End(x + half, line));
              });
    }

    private boolean isFree(double left, double y) {
      return ends.stream().noneMatch(e -> left < e.x() + GAP && Math.abs(y - e.y()) < Canvas.SMALL);
    }
  }

  private void curves() {
    plot.rows(2);
    canvas.upwards(
        "probability",
        10,
        (plot.y().from() + plot.y().to()) / 2,
        canvas.theme.muted(),
        Canvas.SMALL);
    plot.bottomNumbers(canvas.width / 70, "time (s)");
    curve(BLANK, canvas.theme.muted());
    for (int token = 1; token < tokens.size(); token++) {
      curve(token, color(token));
    }
  }

  private void curve(int token, Color color) {
    int frames = posteriors.frames();
    double[] seconds = IntStream.range(0, frames).mapToDouble(posteriors::seconds).toArray();
    double[] values =
        IntStream.range(0, frames).mapToDouble(t -> posteriors.at(t, token)).toArray();
    if (IntStream.range(0, frames).anyMatch(t -> values[t] > FAINT)) {
      plot.series(seconds, values, color);
    }
  }

  /** Neighbours in the alphabet differ. */
  private Color color(int token) {
    return token % 2 == 1 ? canvas.theme.main() : canvas.theme.second();
  }

  /** Each stretch of frames in which a token is the likeliest gets its name at the peak. */
  private void names() {
    Names names = new Names();
    int frames = posteriors.frames();
    for (int first = 0; first < frames; ) {
      int token = posteriors.likeliest(first);
      int end = first + 1;
      int peak = first;
      while (end < frames && posteriors.likeliest(end) == token) {
        peak = at(end, token) > at(peak, token) ? end : peak;
        end++;
      }
      if (token != BLANK) {
        double y = plot.y().at(at(peak, token)) - 9;
        String name = tokens.get(token).equals(" ") ? "\u2423" : tokens.get(token);
        names.add(name, time.at(posteriors.seconds(peak)), y, color(token));
      }
      first = end;
    }
  }

  private double at(int frame, int token) {
    return posteriors.at(frame, token);
  }
}
