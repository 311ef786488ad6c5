package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SphereReaderTest {
  private static final String MONO =
      "sample_rate -i 16000\nsample_n_bytes -i 2\nsample_coding -s3 pcm\n";

  @Test
  void theSamplesReachToTheEndWhereNoCountIsGiven() throws Exception {
    byte[] sphere = sphere(MONO + "speaker_id -s4 fash\n", Bytes.of(0, 0x40, 0, 0xC0));

    assertThat(AudioReader.read(sphere, "a.sph").samples()).containsExactly(0.5f, -0.5f);
  }

  @Test
  void theOrderOfBytesIsTold() throws Exception {
    byte[] big = sphere(MONO + "sample_byte_format -s2 10\n", Bytes.of(0x40, 0, 0xC0, 0));

    assertThat(AudioReader.read(big, "a.sph").samples()).containsExactly(0.5f, -0.5f);
  }

  @Test
  void whatFollowsTheCountedSamplesIsNoSound() throws Exception {
    byte[] sphere = sphere(MONO + "sample_count -i 1\n", Bytes.of(0, 0x40, 1, 2, 3));

    assertThat(AudioReader.read(sphere, "a.sph").samples()).containsExactly(0.5f);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sample_coding -s26 pcm,embedded-shorten-v2.00 | is compressed by shorten, which is not read; unpack it",
        "sample_coding -s3 foo      | holds the coding 'foo', which is not read; convert it to 16-bit PCM",
        "sample_coding -s7 pcm,foo  | holds the coding 'pcm,foo', which is not read",
        "sample_n_bytes -i 5        | holds PCM of 5 bytes, which is not read",
        "sample_rate -i 2           | has a sample rate of 2 Hz",
        "sample_rate -r 8000.5      | has the sample_rate 8000.5; copy or convert it again",
        "channel_count -i 0         | has 0 channels",
        "sample_count -i 2000000000 | is cut off: its header claims 4000000000 bytes of samples, but 4 are there",
        "sample_count -i -1         | has the sample_count -1; copy or convert it again",
      })
  void whatCannotBeReadIsSaid(String field, String complaint) {
    byte[] sphere = sphere(MONO + field + "\n", new byte[4]);

    assertThatThrownBy(() -> AudioReader.read(sphere, "a.sph"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("a.sph: " + complaint);
  }

  @Test
  void aHeaderWithoutARate() {
    assertThatThrownBy(() -> AudioReader.read(sphere("", new byte[4]), "a.sph"))
        .hasMessage(
            "a.sph: has no sample_rate in its header; copy or convert it again (at byte 16)");
  }

  @Test
  void aHeaderLongerThanTheFile() {
    byte[] cut = Arrays.copyOf(sphere(MONO, new byte[0]), 100);

    assertThatThrownBy(() -> AudioReader.read(cut, "a.sph"))
        .hasMessage(
            "a.sph: is cut off: its header is 1024 bytes long, the file 100; copy it again"
                + " (at byte 8)");
  }

  @Test
  void aHeaderWithoutEnd() {
    byte[] endless = "NIST_1A\n   64\n".concat(" ".repeat(60)).getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> AudioReader.read(endless, "a.sph"))
        .hasMessageContaining("has a header without end_head");
  }

  private static byte[] sphere(String fields, byte[] samples) {
    String header = "NIST_1A\n   1024\n" + fields + "end_head\n";
    return Bytes.littleEndian()
        .text(header + " ".repeat(1024 - header.length()))
        .raw(samples)
        .toArray();
  }
}
