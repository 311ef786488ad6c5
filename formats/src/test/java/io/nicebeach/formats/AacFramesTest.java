package io.nicebeach.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no encoder puts into a frame is refused before it costs much. */
class AacFramesTest {
  /** AAC-LC (2), 8 kHz (11), one channel. */
  private static final byte[] CONFIG = {0x15, (byte) 0x88};

  private AacFrames frames;

  @BeforeEach
  void open() throws AudioFormatException {
    frames = new AacFrames(CONFIG, "file.m4a", 0);
  }

  @Test
  void silenceIsSilent() throws AudioFormatException {
    frames.add(silence(1), 0);
    frames.add(silence(1), 5);
    Recording recording = frames.recording("AAC", 0, Double.POSITIVE_INFINITY);
    assertThat(recording.audio().sampleRate()).isEqualTo(8000);
    assertThat(recording.audio().samples()).isEqualTo(new float[2 * 1024]);
  }

  @Test
  void tooManyChannelsAreRefused() {
    assertRefused(silence(65), "of 65 channels");
  }

  @Test
  void tooLongAFrameIsRefused() {
    assertRefused(silence(1700), "of 6163 bytes");
  }

  private void assertRefused(byte[] frame, String complaint) {
    assertThatThrownBy(() -> frames.add(frame, 7))
        .isInstanceOf(AudioFormatException.class)
        .hasMessage(
            "file.m4a: holds a frame of AAC %s, which is damaged; copy it again (at byte 7)",
            complaint);
  }

  /**
   * Elements of one channel without bands, which take 29 bits, all of them 0; then the end, 111.
   */
  private static byte[] silence(int elements) {
    int end = 29 * elements;
    byte[] frame = new byte[(end + 3 + 7) / 8];
    for (int bit = end; bit < end + 3; bit++) {
      frame[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    return frame;
  }
}
