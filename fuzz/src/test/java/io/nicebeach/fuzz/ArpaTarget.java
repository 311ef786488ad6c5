package io.nicebeach.fuzz;

import io.nicebeach.language.Arpa;
import io.nicebeach.language.LanguageModelException;
import io.nicebeach.language.NgramModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Language models in ARPA's format; what is read is written and read again. */
record ArpaTarget() implements Target {
  private static final String UNIGRAMS =
      """
      \\data\\
      ngram 1=4

      \\1-grams:
      -99 <s>
      -0.6 </s>
      -0.5 one
      -0.7 two

      \\end\\
      """;

  private static final String TRIGRAMS =
      """
      made by hand
      \\data\\
      ngram 1=5
      ngram 2=3
      ngram 3=1

      \\1-grams:
      -99 <s> -0.3
      -0.6 </s>
      -1.9 <unk>
      -0.5 one -0.2
      -0.7 zwölf

      \\2-grams:
      -0.1 <s> one -0.4
      -0.3 one </s>
      -0.9 one one

      \\3-grams:
      -0.2 <s> one </s>

      \\end\\
      """;

  @Override
  public List<byte[]> seeds() {
    return List.of(
        UNIGRAMS.getBytes(StandardCharsets.UTF_8), TRIGRAMS.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    NgramModel model = Arpa.read(new ByteArrayInputStream(input), file.toString());
    double sentence = model.logProbability(List.of("one", "one", "two"));
    Promises.require(Double.isFinite(sentence), "a sentence's log probability is " + sentence);
    byte[] once = written(model);
    NgramModel back = Arpa.read(new ByteArrayInputStream(once), "written");
    Promises.require(back.words().equals(model.words()), "other words once written");
    Promises.require(Arrays.equals(written(back), once), "ARPA that changes with each writing");
  }

  private static byte[] written(NgramModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arpa.write(model, out);
    return out.toByteArray();
  }

  @Override
  public Class<? extends IOException> refusal() {
    return LanguageModelException.class;
  }
}
