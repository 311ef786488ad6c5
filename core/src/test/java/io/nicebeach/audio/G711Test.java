package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class G711Test {
  /** Tables 2a and 2b of G.711: decision values of the outermost and innermost codes. */
  @Test
  void theEndsOfTheScaleAreThoseOfTheRecommendation() {
    // A-law counts to 4096 and mu-law to 8159; a 16-bit sample has 8 and 4 times as many steps.
    assertThat(G711.A_LAW[0xAA]).isEqualTo(4032 * 8 / 32768f);
    assertThat(G711.A_LAW[0x2A]).isEqualTo(-4032 * 8 / 32768f);
    assertThat(G711.A_LAW[0xD5]).isEqualTo(1 * 8 / 32768f);
    assertThat(G711.MU_LAW[0x80]).isEqualTo(8031 * 4 / 32768f);
    assertThat(G711.MU_LAW[0x00]).isEqualTo(-8031 * 4 / 32768f);
    assertThat(G711.MU_LAW[0xFF]).isZero();
    assertThat(G711.MU_LAW[0xFE]).isEqualTo(2 * 4 / 32768f);
  }

  @Test
  void everyCodeIsWhatSoxMakesOfIt() {
    ByteBuffer aLaw = ByteBuffer.wrap(SoundFiles.bytes("alaw.codes"));
    ByteBuffer muLaw = ByteBuffer.wrap(SoundFiles.bytes("mulaw.codes"));
    aLaw.order(ByteOrder.LITTLE_ENDIAN);
    muLaw.order(ByteOrder.LITTLE_ENDIAN);

    for (int code = 0; code < 256; code++) {
      assertThat(G711.A_LAW[code]).as("A-law %d", code).isEqualTo(aLaw.getShort() / 32768f);
      assertThat(G711.MU_LAW[code]).as("mu-law %d", code).isEqualTo(muLaw.getShort() / 32768f);
    }
  }
}
