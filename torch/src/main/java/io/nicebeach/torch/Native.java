package io.nicebeach.torch;

import io.nicebeach.matrix.Threads;
import io.nicebeach.network.BackendException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.global.torch;

/**
 * The way into libtorch. One call at a time; what a call makes in native memory is freed at its
 * end, or that memory would grow with every step until the garbage collector happens to run.
 *
 * <p>When the program is told to end, the call under way is finished first: ending the process in
 * the middle of one can crash it.
 */
final class Native {
  private static final ReentrantLock CALL = new ReentrantLock();
  private static boolean loaded;

  private Native() {}

  /**
   * Loads libtorch, if it is not loaded yet.
   *
   * @throws BackendException if that cannot be on this machine
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    // Else JavaCPP asks the system for the size of the process at every tensor.
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      unpack();
      torch.set_num_threads(threads());
      openblas_nolapack.blas_set_num_threads(threads()); // which counts its threads for itself
    } catch (IOException | LinkageError e) {
      throw new BackendException(
          "libtorch cannot be loaded (%s); is there a gigabyte of space where it is unpacked, ~/.javacpp, and is this platform, %s, the one it was fetched for?"
              .formatted(firstLine(e), Loader.getPlatform()),
          e);
    }
    // Never unlocked again: no other call begins while the program ends.
    Runtime.getRuntime().addShutdownHook(new Thread(CALL::lock, "last native call"));
    loaded = true;
  }

  /** As many as the plain backend uses, or fewer where the environment says so. */
  private static int threads() {
    String limit = System.getenv("OMP_NUM_THREADS");
    boolean isNumber = limit != null && limit.matches("[1-9]\\d{0,3}");
    return isNumber ? Math.min(Integer.parseInt(limit), Threads.limit()) : Threads.limit();
  }

  /**
   * Unpacks every library before the first is loaded: JavaCPP would unpack them one by one while
   * they load each other, and with an empty cache that crashes the JVM.
   */
  private static void unpack() throws IOException {
    for (String library : List.of("openblas", "pytorch", "javacpp")) {
      String folder = "/org/bytedeco/%s/%s/".formatted(library, Loader.getPlatform());
      if (Loader.cacheResources(Native.class, folder).length == 0) {
        throw new IOException("there is no " + folder + " in its jars");
      }
    }
  }

  /**
   * Calls libtorch; of the tensors that are made, only those retained live on.
   *
   * @throws BackendException if libtorch fails
   */
  static <T> T call(Supplier<T> work) {
    CALL.lock();
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw e.getClass() == RuntimeException.class ? failure(e) : e; // as JavaCPP throws C++'s
    } finally {
      scope.close();
      CALL.unlock();
    }
  }

  private static BackendException failure(RuntimeException e) {
    String what = firstLine(e);
    boolean memory = what.contains("allocate memory") || what.contains("out of memory");
    String cure =
        memory
            ? "there is not enough memory; set a smaller training.batchSize, leave out the longest recordings or take a smaller network: "
            : "";
    return new BackendException("libtorch failed: " + cure + what, e);
  }

  /** C++'s messages go on with a trace. */
  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }

  /** Calls libtorch for what is not to be differentiated. */
  static <T> T callWithoutGradients(Supplier<T> work) {
    return call(() -> withoutGradients(work));
  }

  /** Within a call: does what is not to be differentiated. */
  static <T> T withoutGradients(Supplier<T> work) {
    AutoGradMode off = new AutoGradMode(false);
    try {
      return work.get();
    } finally {
      off.close(); // which brings the mode before it back
    }
  }
}
