package io.nicebeach.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output that notes why it could not be written, which a PrintWriter keeps to itself. */
public final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private @Nullable IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  public static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  public static PrintWriter errors() {
    return writer(new FileOutputStream(FileDescriptor.err));
  }

  public PrintWriter writer() {
    return writer(this);
  }

  /** UTF-8 even where the locale is not set, as in many containers; JSON demands it anyway. */
  private static PrintWriter writer(OutputStream out) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(out, charset));
  }

  /** The exit code of a command that ended with {@code exitCode} and wrote, or tried to. */
  public int checked(int exitCode, PrintWriter err) {
    if (failure == null) {
      return exitCode;
    }
    String reason = String.valueOf(failure.getMessage());
    if (reason.contains("Broken pipe")) {
      return ExitCode.OUTPUT_CLOSED;
    }
    err.println(
        "nicebeach: standard output: could not be written ("
            + reason
            + "); free some space or send it elsewhere");
    return exitCode == ExitCode.OK ? ExitCode.UNUSABLE_INPUT : exitCode;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
