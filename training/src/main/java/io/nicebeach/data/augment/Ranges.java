package io.nicebeach.data.augment;

import io.nicebeach.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ranges of which one is drawn, each as often as its share of all shares says.
 *
 * @param choices at least one
 */
public record Ranges(List<Choice> choices) {
  /**
   * A range and how often it is drawn.
   *
   * @param share relative to the other shares
   */
  public record Choice(double share, Range range) {
    public Choice {
      if (!(share > 0)) {
        throw new IllegalArgumentException("share must be positive but is " + share);
      }
    }
  }

  public Ranges {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("ranges must not be empty");
    }
  }

  /** One range alone. */
  public static Ranges of(double from, double to) {
    return new Ranges(List.of(new Choice(1, new Range(from, to))));
  }

  /** The list of {@code {share, from, to}} below {@code key}. */
  public static Ranges from(Settings settings, String key, Ranges otherwise) {
    List<Choice> choices = new ArrayList<>();
    for (Settings choice : settings.sections(key)) {
      Range range = new Range(choice.number("from"), choice.number("to"));
      choices.add(new Choice(choice.number("share", 1), range));
      choice.rejectUnknown();
    }
    return choices.isEmpty() ? otherwise : new Ranges(choices);
  }

  /** One of the ranges. */
  public Range draw(RandomGenerator random) {
    double place = random.nextDouble() * choices.stream().mapToDouble(Choice::share).sum();
    for (Choice choice : choices) {
      if (place < choice.share) {
        return choice.range;
      }
      place -= choice.share;
    }
    return choices.get(choices.size() - 1).range;
  }
}
