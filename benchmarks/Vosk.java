import com.sun.management.OperatingSystemMXBean;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.Utterance;
import io.nicebeach.settings.Json;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk on FSDD, compiled and run by compare.sh: sound at 16 kHz with a quarter of a second of faint
 * noise around it, a grammar of the ten words and [unk].
 */
class Vosk {
  private static final int RATE = 16_000;
  private static final float NOISE = 0.0005f;
  private static final String GRAMMAR =
      "[\"zero\", \"one\", \"two\", \"three\", \"four\", \"five\", \"six\", \"seven\", \"eight\","
          + " \"nine\", \"[unk]\"]";

  /**
   * Arguments: the unpacked model; then, to hear recordings, a corpus and which share of it, as
   * every how-many-th recording.
   */
  public static void main(String[] arguments) throws Exception {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    try (Model model = new Model(arguments[0])) {
      System.out.printf("vosk ready %.3f%n", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
      System.out.printf("vosk readyCpu %.3f%n", processCpuSeconds());
      if (arguments.length > 1) {
        test(model, Corpora.read(Path.of(arguments[1])).utterances(), Integer.parseInt(arguments[2]));
      } else {
        recognize(model, new byte[2 * RATE]);
        System.out.printf("vosk resident %.0f%n", residentMegabytes());
      }
    }
  }

  private static void test(Model model, List<Utterance> utterances, int step) throws Exception {
    int right = 0;
    int heard = 0;
    double milliseconds = 0;
    for (int i = 0; i < utterances.size(); i += step) {
      byte[] sound = sound(utterances.get(i), i);
      long before = cpuNanos();
      String text = recognize(model, sound);
      milliseconds += (cpuNanos() - before) / 1e6;
      heard++;
      right += text.equals(utterances.get(i).text()) ? 1 : 0;
    }
    System.out.printf("vosk accuracy %d %d%n", right, heard);
    System.out.printf("vosk milliseconds %.2f%n", milliseconds / heard);
  }

  private static String recognize(Model model, byte[] sound) throws Exception {
    try (Recognizer recognizer = new Recognizer(model, RATE, GRAMMAR)) {
      recognizer.acceptWaveForm(sound, sound.length);
      return (String) Json.parseObject("result", recognizer.getFinalResult()).get("text");
    }
  }

  private static byte[] sound(Utterance utterance, long seed) throws Exception {
    float[] samples = AudioReader.read(utterance.file()).resampled(RATE).samples();
    int around = RATE / 4;
    Random random = new Random(seed);
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * (samples.length + 2 * around)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = -around; i < samples.length + around; i++) {
      float sample = i >= 0 && i < samples.length ? samples[i] : 0;
      float noisy = sample + NOISE * (float) random.nextGaussian();
      bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(32768 * noisy))));
    }
    return bytes.array();
  }

  /** Vosk computes in native code, on the thread that calls. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double processCpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static double residentMegabytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }
}
