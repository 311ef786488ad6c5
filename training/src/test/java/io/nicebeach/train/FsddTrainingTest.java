package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short trainings on the Free Spoken Digit Dataset, in the folder that NICEBEACH_DATA names. */
class FsddTrainingTest {
  @TempDir Path folder;

  /** 93.7 to 95.7 % with seeds 1 to 5. */
  @Test
  void thePerceptronLearnsInThreeEpochs() throws IOException {
    double accuracy = accuracy(Recipes.read("perceptron", List.of("training.epochs=3")));
    assertThat(accuracy).as("accuracy").isGreaterThan(0.9);
  }

  /** The original's code reaches 74.7 % after these 500 iterations. */
  @Test
  void thePostsCepstrumComesAsFarAsTheOriginal() throws IOException {
    double accuracy = accuracy(Recipes.read("post-mfcc", List.of("training.epochs=50")));
    assertThat(accuracy).as("accuracy").isCloseTo(0.747, within(0.04));
  }

  private double accuracy(Recipe recipe) throws IOException {
    String data = System.getenv("NICEBEACH_DATA");
    assumeThat(data).as("NICEBEACH_DATA").isNotNull();
    Corpus corpus = Corpora.read(Path.of(data, "fsdd"));
    Split split = Splits.official(corpus);
    Recognizer recognizer =
        Recognizer.of(
            new Trainer(recipe, new PlainBackend(), 1, TrainingListener.NONE)
                .train(corpus, split, new RunFolder(folder.resolve(recipe.name())), false));
    int correct = 0;
    for (Utterance utterance : split.test()) {
      correct += heard(recognizer, utterance).equals(utterance.text()) ? 1 : 0;
    }
    return (double) correct / split.test().size();
  }

  /** The likeliest word, accepted or not: after three epochs it is not sure of much. */
  private static String heard(Recognizer recognizer, Utterance utterance) throws IOException {
    return recognizer.recognize(utterance.file()).hypothesis().text();
  }
}
