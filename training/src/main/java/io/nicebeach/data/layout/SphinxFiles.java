package io.nicebeach.data.layout;

import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SampleEncoding;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.CorpusException;
import io.nicebeach.features.FeatureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the files of a {@link SphinxLayout}'s ids, in any folder below the corpus's: sound (WAV,
 * SPHERE), sound without a header ({@code .raw}: 16 bit at 16 kHz, in either order of bytes) or
 * feature files ({@code .mfc}). A corpus uses one kind: the one that most ids have, of equals the
 * first in this order.
 *
 * @param files by their ids
 * @param headerless how the samples lie, where files have no header
 */
record SphinxFiles(Map<String, Path> files, Optional<RawFormat> headerless) {
  private static final int RAW_SAMPLE_RATE = 16_000;

  /** As much of a file as tells the order of its bytes. */
  private static final int SAMPLE = 1 << 16;

  /**
   * The files of these ids.
   *
   * @throws CorpusException if some are not there
   */
  static SphinxFiles of(Path root, Collection<String> ids) throws IOException {
    Map<String, Path> sound = find(root, ids, AudioFiles::isAudio);
    Map<String, Path> raw = find(root, ids, file -> file.toString().endsWith(".raw"));
    Map<String, Path> features = find(root, ids, FeatureFile::isNamedSo);
    Map<String, Path> most = sound;
    for (Map<String, Path> kind : List.of(raw, features)) {
      most = kind.size() > most.size() ? kind : most;
    }
    requireAll(root, ids, most);
    return new SphinxFiles(
        most,
        most == raw && !raw.isEmpty()
            ? Optional.of(rawFormat(raw.values().iterator().next()))
            : Optional.empty());
  }

  private static void requireAll(Path root, Collection<String> ids, Map<String, Path> found)
      throws CorpusException {
    List<String> missing = new ArrayList<>(ids);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      throw new CorpusException(
          root,
          "lacks %d of the %d recordings (or feature files) that its lists name, the first is %s"
              .formatted(missing.size(), ids.size(), missing.get(0)),
          "fetch them or take them out of the lists");
    }
  }

  /** The first file for each id whose path ends as the id, among those that pass the test. */
  private static Map<String, Path> find(Path root, Collection<String> ids, Predicate<Path> test)
      throws IOException {
    Map<String, List<String>> idsByName = new HashMap<>();
    for (String id : ids) {
      idsByName.computeIfAbsent(lastName(id), name -> new ArrayList<>()).add(id);
    }
    Map<String, Path> found = new LinkedHashMap<>();
    for (Path file : AudioFiles.below(root, test)) {
      String path = "/" + AudioFiles.portable(root.relativize(file));
      String stem = path.substring(0, path.lastIndexOf('.'));
      for (String id : idsByName.getOrDefault(lastName(stem), List.of())) {
        if (stem.endsWith("/" + id)) {
          found.putIfAbsent(id, file);
        }
      }
    }
    return found;
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** AN4 is published in both orders of bytes; in the right one sound is smoother. */
  private static RawFormat rawFormat(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(SAMPLE);
    }
    boolean big = roughness(head, ByteOrder.BIG_ENDIAN) < roughness(head, ByteOrder.LITTLE_ENDIAN);
    return new RawFormat(
        SampleEncoding.SIGNED_16,
        RAW_SAMPLE_RATE,
        1,
        big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static long roughness(byte[] bytes, ByteOrder order) {
    ByteBuffer samples = ByteBuffer.wrap(bytes).order(order);
    long sum = 0;
    for (int at = 2; at + 1 < bytes.length; at += 2) {
      sum += Math.abs(samples.getShort(at) - samples.getShort(at - 2));
    }
    return sum;
  }

  /** The file of one of the ids. */
  Path file(String id) {
    Path file = files.get(id);
    if (file == null) {
      throw new IllegalArgumentException("id must be among the corpus's but is '" + id + "'");
    }
    return file;
  }
}
