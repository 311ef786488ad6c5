package io.nicebeach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.synth.ComputedSounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir Path folder;

  @Test
  void dependsOnContentAndLabelsAlone() throws IOException {
    List<Utterance> here = utterances("here");
    List<Utterance> there = utterances("there");
    Collections.reverse(there);
    String fingerprint = Fingerprint.of(here);
    assertThat(fingerprint).matches("[0-9a-f]{64}").isEqualTo(Fingerprint.of(there));

    there.set(0, new Utterance(there.get(0).file(), "no", "ann"));
    assertThat(Fingerprint.of(there)).isNotEqualTo(fingerprint);
    Files.writeString(here.get(2).file(), "changed");
    assertThat(Fingerprint.of(here)).isNotEqualTo(fingerprint);
  }

  @Test
  void twoCutsOfOneRecordingDiffer() throws IOException {
    Utterance whole = utterances("here").get(0);
    List<Utterance> first = List.of(whole.edited(new Stretch(0, 2)));
    List<Utterance> second = List.of(whole.edited(new Stretch(2, 4)));
    assertThat(Fingerprint.of(first))
        .isEqualTo(Fingerprint.of(List.of(whole.edited(new Stretch(0, 2)))))
        .isNotEqualTo(Fingerprint.of(second))
        .isNotEqualTo(Fingerprint.of(List.of(whole)));
  }

  @Test
  void whatIsComputedCountsByItsName() throws IOException {
    List<Utterance> sounds = ComputedSounds.of(2, 1).utterances();
    assertThat(Fingerprint.of(sounds))
        .isEqualTo(Fingerprint.of(ComputedSounds.of(2, 1).utterances()));
    assertThat(Fingerprint.of(sounds))
        .isNotEqualTo(Fingerprint.of(sounds.subList(1, sounds.size())));
  }

  @Test
  void namesWhatIsMissing() {
    Path gone = folder.resolve("gone.wav");
    assertThatThrownBy(() -> Fingerprint.of(List.of(new Utterance(gone, "yes", ""))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone.wav");
  }

  /** The example of FIPS 180-2, appendix B.1. */
  @Test
  void isSha256() {
    assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private List<Utterance> utterances(String name) throws IOException {
    Path below = Files.createDirectories(folder.resolve(name));
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Path file = Files.writeString(below.resolve(i + ".wav"), "content " + i);
      utterances.add(new Utterance(file, "yes", "ann"));
    }
    return utterances;
  }
}
