package io.nicebeach.fuzz;

import com.code_intelligence.jazzer.api.HookType;
import com.code_intelligence.jazzer.api.MethodHook;
import java.lang.invoke.MethodHandle;

/**
 * Lets every checksum of a FLAC frame or of a page of Ogg fit: it becomes what the file says. Else
 * the fuzzer would hardly ever come behind them.
 */
public final class ChecksumHooks {
  private static final String CHECKSUMS = "io.nicebeach.audio.FlacChecksums";

  private ChecksumHooks() {}

  @MethodHook(type = HookType.REPLACE, targetClassName = CHECKSUMS, targetMethod = "crc8")
  public static int crc8(MethodHandle method, Object self, Object[] arguments, int hookId) {
    return read((byte[]) arguments[0], (int) arguments[2], 1);
  }

  @MethodHook(type = HookType.REPLACE, targetClassName = CHECKSUMS, targetMethod = "crc16")
  public static int crc16(MethodHandle method, Object self, Object[] arguments, int hookId) {
    return read((byte[]) arguments[0], (int) arguments[2], 2);
  }

  @MethodHook(
      type = HookType.REPLACE,
      targetClassName = "io.nicebeach.formats.OggChecksum",
      targetMethod = "of")
  public static int ofPage(MethodHandle method, Object self, Object[] arguments, int hookId) {
    return Integer.reverseBytes(read((byte[]) arguments[0], (int) arguments[1] + 22, 4));
  }

  private static int read(byte[] bytes, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      number = number << 8 | bytes[i] & 0xFF;
    }
    return number;
  }
}
