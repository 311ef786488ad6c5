package io.nicebeach.data.nonword;

import io.nicebeach.data.Edit;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Source;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Makes nonwords of recorded words: each word backwards, and the beginning of one with the end of
 * another that the same voice says. They have the sounds of the words, the voice and the room, so
 * who tells them from the words has to listen to all of a word. Where nobody tells who speaks,
 * voices are mixed, and a break between two of them gives some away; the others teach no less. Each
 * kind is a token of its own that is never answered: {@code _backwards-nine_}, {@code
 * _nine-eight_}. Where there are many words, a token for each pair would be too many, and what
 * begins alike is one: {@code _spliced-nine_}.
 *
 * <p>Such material is what keeps a network that has met few other words from taking whatever begins
 * or ends like one of its own for it.
 */
public final class Nonwords {
  /** Tells this use of a seed from others. */
  private static final int NONWORDS = "nonwords".hashCode();

  /** Of so many words, 380 pairs, each pair is a token. */
  private static final int MOST_WORDS_IN_PAIRS = 20;

  private static final int MOST_BACKWARDS = 150;
  private static final int SPLICES_OF_EACH = 2;
  private static final int MOST_SPLICES_OF_A_VOICE = 450;

  /** Where words are cut, as a share of their length. */
  private static final double EARLIEST_CUT = 0.35;

  private static final double LATEST_CUT = 0.65;

  private final RandomGenerator random;
  private final List<Utterance> made = new ArrayList<>();

  private Nonwords(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The nonwords of the words in these sources; of tokens that are no words none are made.
   *
   * @param fewestRecordings of a word that a source must have for nonwords to be made of it
   * @param seed of what is made of what
   */
  public static List<Utterance> of(List<Source> sources, int fewestRecordings, long seed) {
    Nonwords nonwords = new Nonwords(Seeds.at(seed, NONWORDS));
    for (Source source : sources) {
      nonwords.addAll(frequent(source, fewestRecordings));
    }
    return nonwords.made;
  }

  /**
   * For each word that is said often enough its recordings, in an order that is the same always.
   */
  private static Map<String, List<Utterance>> frequent(Source source, int fewestRecordings) {
    Map<String, List<Utterance>> byWord = new TreeMap<>();
    for (Utterance utterance : source.utterances()) {
      if (!utterance.text().isEmpty() && !Alphabet.isNoWord(utterance.text())) {
        byWord.computeIfAbsent(utterance.text(), w -> new ArrayList<>()).add(utterance);
      }
    }
    byWord.values().removeIf(recordings -> recordings.size() < fewestRecordings);
    return byWord;
  }

  private void addAll(Map<String, List<Utterance>> byWord) {
    boolean inPairs = byWord.size() <= MOST_WORDS_IN_PAIRS;
    byWord.forEach(this::addBackwards);
    byVoice(byWord).forEach((speaker, voice) -> addSplices(voice, mostSplices(speaker), inPairs));
  }

  /** What each voice says of each word; unnamed voices are one. */
  private static Map<String, Map<String, List<Utterance>>> byVoice(
      Map<String, List<Utterance>> byWord) {
    Map<String, Map<String, List<Utterance>>> byVoice = new LinkedHashMap<>();
    byWord.forEach(
        (word, recordings) ->
            recordings.forEach(
                recording ->
                    byVoice
                        .computeIfAbsent(recording.speaker(), s -> new TreeMap<>())
                        .computeIfAbsent(word, w -> new ArrayList<>())
                        .add(recording)));
    return byVoice;
  }

  private void addBackwards(String word, List<Utterance> recordings) {
    List<Utterance> order = new ArrayList<>(recordings);
    Seeds.shuffle(order, random);
    for (Utterance recording : order.subList(0, Math.min(MOST_BACKWARDS, order.size()))) {
      add(recording, "backwards " + word, new Backwards());
    }
  }

  /** One who says much must not drown the others; who has no name may be many. */
  private static int mostSplices(String speaker) {
    return speaker.isEmpty() ? Integer.MAX_VALUE : MOST_SPLICES_OF_A_VOICE;
  }

  private void addSplices(Map<String, List<Utterance>> voice, int most, boolean inPairs) {
    List<Utterance> firsts = new ArrayList<>();
    for (int i = 0; i < SPLICES_OF_EACH; i++) {
      voice.values().forEach(firsts::addAll);
    }
    Seeds.shuffle(firsts, random);
    for (Utterance first : firsts.subList(0, Math.min(most, firsts.size()))) {
      List<String> others = new ArrayList<>(voice.keySet());
      others.remove(first.text());
      if (!others.isEmpty()) {
        Utterance second = drawn(voice.get(drawn(others)));
        double at = EARLIEST_CUT + (LATEST_CUT - EARLIEST_CUT) * random.nextDouble();
        String said = inPairs ? first.text() + " " + second.text() : "spliced " + first.text();
        add(first, said, new Splice(second, at));
      }
    }
  }

  private <T> T drawn(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void add(Utterance recording, String said, Edit edit) {
    made.add(recording.withText(Alphabet.unknown(said)).edited(edit));
  }
}
