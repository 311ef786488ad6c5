package io.nicebeach.microphone;

import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SampleEncoding;
import io.nicebeach.audio.SampleStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** A microphone that records until it is closed. */
public final class Microphone implements AutoCloseable {
  /** Formats in the order in which they are tried; what people say has little above 8 kHz. */
  private static final List<RawFormat> FORMATS =
      List.of(format(16_000, 1), format(48_000, 1), format(44_100, 1), format(48_000, 2));

  /** Sound that waits to be read; the program may do something else for so long, in seconds. */
  private static final double BUFFER = 2;

  private final TargetDataLine line;
  private final RawFormat format;
  private final SampleStream decoder;

  private Microphone(TargetDataLine line, RawFormat format) {
    this.line = line;
    this.format = format;
    decoder = new SampleStream(format);
  }

  private static RawFormat format(int sampleRate, int channels) {
    return new RawFormat(SampleEncoding.SIGNED_16, sampleRate, channels, ByteOrder.LITTLE_ENDIAN);
  }

  /** The names of the microphones that there are. */
  public static List<String> names() {
    return mixers().stream().map(mixer -> mixer.getMixerInfo().getName()).toList();
  }

  private static List<Mixer> mixers() {
    return Arrays.stream(AudioSystem.getMixerInfo())
        .map(AudioSystem::getMixer)
        .filter(mixer -> FORMATS.stream().anyMatch(format -> mixer.isLineSupported(info(format))))
        .toList();
  }

  /**
   * Opens a microphone and records from now on.
   *
   * @param name a part of its name, in any case; the first that there is if none is given
   * @throws MicrophoneException if there is none such, or another program holds it
   */
  public static Microphone open(Optional<String> name) throws MicrophoneException {
    Mixer mixer = mixer(name);
    List<String> refusals = new ArrayList<>();
    for (RawFormat format : FORMATS) {
      if (mixer.isLineSupported(info(format))) {
        try {
          return new Microphone(opened(mixer, format), format);
        } catch (LineUnavailableException | SecurityException e) {
          refusals.add(String.valueOf(e.getMessage()));
        }
      }
    }
    throw new MicrophoneException(
        "microphone '%s' cannot be opened (%s); close other programs that record, or allow this one to"
            .formatted(mixer.getMixerInfo().getName(), String.join("; ", refusals)));
  }

  private static Mixer mixer(Optional<String> name) throws MicrophoneException {
    List<Mixer> mixers = mixers();
    if (mixers.isEmpty()) {
      throw new MicrophoneException(
          "no microphone was found; plug one in and allow this terminal to use it, or listen to a"
              + " recording with --play FILE");
    }
    String wanted = name.orElse("").toLowerCase(Locale.ROOT);
    return mixers.stream()
        .filter(m -> m.getMixerInfo().getName().toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new MicrophoneException(
                    "no microphone is named '%s'; there are: %s"
                        .formatted(name.orElse(""), String.join(", ", names()))));
  }

  private static TargetDataLine opened(Mixer mixer, RawFormat format)
      throws LineUnavailableException {
    TargetDataLine line = (TargetDataLine) mixer.getLine(info(format));
    line.open(sampled(format), (int) (BUFFER * format.sampleRate()) * format.frameLength());
    line.start();
    return line;
  }

  private static DataLine.Info info(RawFormat format) {
    return new DataLine.Info(TargetDataLine.class, sampled(format));
  }

  private static AudioFormat sampled(RawFormat format) {
    boolean bigEndian = format.byteOrder() == ByteOrder.BIG_ENDIAN;
    return new AudioFormat(
        format.sampleRate(), format.encoding().bits(), format.channels(), true, bigEndian);
  }

  /** Samples per second, in Hz. */
  public int sampleRate() {
    return format.sampleRate();
  }

  /**
   * Waits for so many samples and gives them, mixed down to mono.
   *
   * @return fewer, or none, once the microphone is closed
   */
  public float[] read(int samples) {
    byte[] bytes = new byte[samples * format.frameLength()];
    return decoder.accept(bytes, 0, Math.max(0, line.read(bytes, 0, bytes.length)));
  }

  /** Ends the recording; may be called from another thread. */
  @Override
  public void close() {
    line.stop();
    line.close();
  }
}
