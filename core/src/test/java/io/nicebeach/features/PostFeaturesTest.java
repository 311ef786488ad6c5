package io.nicebeach.features;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.Golden;
import io.nicebeach.audio.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The blog post's cepstra of the whole Free Spoken Digit Dataset, 3,000 recordings. */
class PostFeaturesTest {
  @Test
  void cepstraOfAllDigits() throws IOException {
    String data = System.getenv("NICEBEACH_DATA");
    assumeThat(data).as("NICEBEACH_DATA").isNotNull();
    Path golden = Path.of(data).resolveSibling("golden");
    Path recordings = Path.of(data, "fsdd", "recordings");
    assumeThat(golden).exists();
    assumeThat(recordings).exists();
    List<String> rows = Files.readAllLines(golden.resolve("post_fsdd_head_3000.csv"));
    FeatureExtractor extractor = FeatureExtractor.of(FeatureSettings.postMfcc());
    float[] actual = new float[3000 * 12];
    for (int i = 0; i < 3000; i++) {
      String file = rows.get(i + 1).split(",")[0];
      Features cepstrum = extractor.extract(AudioReader.read(recordings.resolve(file)));
      System.arraycopy(cepstrum.values(), 0, actual, i * 12, 12);
    }
    byte[] expected = Files.readAllBytes(golden.resolve("post_mfcc12_fsdd_head_3000.f32"));
    Golden.assertClose("post_mfcc12", actual, Golden.floats(expected), 5e-3);
  }
}
