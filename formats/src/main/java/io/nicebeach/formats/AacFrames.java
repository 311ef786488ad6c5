package io.nicebeach.formats;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioInfo;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;

/** Decodes the frames of a stream of AAC, whatever container they come from. */
final class AacFrames {
  /** Above all to which the decoder complains of damaged frames; they are refused here. */
  private static final Logger COMPLAINTS = Logger.getLogger("jaad");

  static {
    COMPLAINTS.setUseParentHandlers(false);
  }

  /**
   * Bytes; a channel takes up to 768, and the decoder knows up to 8. In a longer one elements could
   * be coupled with each other until nobody waits for them.
   */
  private static final int LONGEST_FRAME = 8 * 768;

  private final String name;
  private final Decoder decoder;
  private final MonoSamples samples;
  private int sampleRate;

  /**
   * @param config the AudioSpecificConfig of ISO/IEC 14496-3
   * @param name what to call the file in messages
   * @param offset where in it the config is
   */
  AacFrames(byte[] config, String name, long offset) throws AudioFormatException {
    this.name = name;
    decoder = Decoding.guarded(name, offset, () -> Decoder.create(config));
    samples = new MonoSamples(name);
  }

  /** Decodes the next frame, which lies at that position of the file. */
  void add(byte[] frame, long offset) throws AudioFormatException {
    if (frame.length > LONGEST_FRAME) {
      throw damaged("of " + frame.length + " bytes", offset);
    }
    List<float[]> channels = new ArrayList<>();
    int rate = Decoding.guarded(name, offset, () -> decode(frame, channels));
    if (channels.isEmpty() || channels.size() > RawFormat.MAX_CHANNELS) {
      throw damaged("of " + channels.size() + " channels", offset);
    }
    if (sampleRate != 0 && sampleRate != rate) {
      throw new AudioFormatException(name, offset, "changes its sample rate; convert it to WAV");
    }
    sampleRate = rate;
    samples.add(channels, offset);
  }

  private AudioFormatException damaged(String what, long offset) {
    return new AudioFormatException(
        name, offset, "holds a frame of AAC " + what + ", which is damaged; copy it again");
  }

  /** Decodes a frame to its channels; the rate of their samples in Hz. */
  private int decode(byte[] frame, List<float[]> channels) {
    int[] heard = {0};
    decoder.decodeFrame(
        frame,
        (parts, length, rate) -> {
          parts.forEach(part -> channels.add(Arrays.copyOf(part, length)));
          heard[0] = rate;
        });
    return heard[0];
  }

  /**
   * All frames together.
   *
   * @param container what they came from
   * @param from when the sound begins, in seconds
   * @param to when it ends; infinite for the end of the last frame
   */
  Recording recording(String container, double from, double to) throws AudioFormatException {
    Audio audio =
        samples.audio(sampleRate, Math.round(from * sampleRate), Math.round(to * sampleRate));
    int channels = decoder.getConfig().getChannelCount();
    return new Recording(
        audio, new AudioInfo(container, "AAC", 16, channels, sampleRate, audio.samples().length));
  }
}
