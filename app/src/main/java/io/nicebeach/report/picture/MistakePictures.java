package io.nicebeach.report.picture;

import io.nicebeach.report.RunReport.Mistake;
import io.nicebeach.report.RunReport.Moments;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.NoPicturesException;
import io.nicebeach.report.draw.Palette;
import io.nicebeach.report.draw.Theme;
import java.awt.image.BufferedImage;

/** Small pictures of errors, which a page holds many of; on light and dark ones alike. */
public final class MistakePictures {
  private static final Theme THEME = Theme.EITHER;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 190;

  private final Palette palette = Palette.of(THEME, ColorMap.MAGMA);

  /** What was to be heard; of a CTC network, what it made of each moment too. */
  public BufferedImage of(Mistake mistake) throws NoPicturesException {
    Pictures.check();
    return palette.reduce(
        mistake
            .moments()
            .map(moments -> posteriors(mistake, moments))
            .orElseGet(() -> SoundPicture.draw(mistake.audio(), "", WIDTH, HEIGHT, THEME)));
  }

  private static BufferedImage posteriors(Mistake mistake, Moments moments) {
    return PosteriorPicture.draw(
        mistake.audio(), moments.posteriors(), moments.tokens(), moments.words(), "", THEME);
  }
}
