package io.nicebeach.torch;

import io.nicebeach.matrix.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
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
   * @throws LinkageError if that cannot be on this machine
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    // Else JavaCPP asks the system for the size of the process at every tensor.
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    unpack();
    torch.set_num_threads(Threads.limit());
    // Never unlocked again: no other call begins while the program ends.
    Runtime.getRuntime().addShutdownHook(new Thread(CALL::lock, "last native call"));
    loaded = true;
  }

  /**
   * Unpacks every library before the first is loaded: JavaCPP would unpack them one by one while
   * they load each other, and with an empty cache that crashes the JVM.
   */
  private static void unpack() {
    try {
      for (String library : List.of("openblas", "pytorch", "javacpp")) {
        String folder = "/org/bytedeco/%s/%s/".formatted(library, Loader.getPlatform());
        Loader.cacheResources(Native.class, folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls libtorch; of the tensors that are made, only those detached from the scope live on. */
  static <T> T call(Supplier<T> work) {
    CALL.lock();
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
      CALL.unlock();
    }
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
