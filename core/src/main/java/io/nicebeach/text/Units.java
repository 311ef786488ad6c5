package io.nicebeach.text;

import java.util.List;
import java.util.stream.Collectors;

/** What a transcript is cut into: the tokens that a network puts out. */
public enum Units {
  /** The transcript as it is: one label for an utterance, what a classifier tells apart. */
  WHOLE(""),
  /** Its words. */
  WORDS(" "),
  /** Its characters, the space among them. */
  CHARACTERS("");

  private final String separator;

  Units(String separator) {
    this.separator = separator;
  }

  /** The tokens of a transcript; none of an empty one, unless it is taken whole. */
  public List<String> tokens(String transcript) {
    return switch (this) {
      case WHOLE -> List.of(transcript);
      case WORDS -> transcript.isBlank() ? List.of() : List.of(transcript.strip().split("\\s+"));
      case CHARACTERS ->
          transcript.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
    };
  }

  /** The transcript that such tokens are; the way back of {@link #tokens}. */
  public String join(List<String> tokens) {
    return String.join(separator, tokens);
  }
}
