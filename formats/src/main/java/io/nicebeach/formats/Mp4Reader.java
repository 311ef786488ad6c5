package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioFormatReader;
import io.nicebeach.audio.Recording;
import io.nicebeach.formats.Mp4Boxes.Box;
import org.jspecify.annotations.Nullable;

/**
 * Reads AAC in MP4 files (.m4a, .mp4), the first such track of a file. The edit list, which tells
 * what the encoder added at both ends, is obeyed.
 */
public final class Mp4Reader implements AudioFormatReader {
  /** Where boxes begin in the description of a track's sound. */
  private static final int SOUND_ENTRY = 28;

  /** QuickTime's description of version 1 has four numbers more. */
  private static final int QUICKTIME_ENTRY = SOUND_ENTRY + 16;

  /** For {@link java.util.ServiceLoader}. */
  public Mp4Reader() {}

  @Override
  public String name() {
    return "MP4";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Text.isAt(head, 4, "ftyp");
  }

  @Override
  public Recording read(byte[] bytes, String name) throws AudioFormatException {
    Mp4Boxes boxes = new Mp4Boxes(bytes, name);
    Box movie = boxes.need(boxes.file(), 0, "moov");
    for (Box track : boxes.all("trak", movie)) {
      Box entry = boxes.find(track, "mdia", "minf", "stbl", "stsd");
      Box sound = entry == null ? null : boxes.find(entry.behind(8), "mp4a");
      if (sound != null) {
        return read(boxes, movie, track, sound, name);
      }
    }
    throw new AudioFormatException(
        name, movie.start(), "holds no track of AAC; convert its sound to WAV");
  }

  private Recording read(Mp4Boxes boxes, Box movie, Box track, Box sound, String name)
      throws AudioFormatException {
    Box description = description(boxes, sound);
    byte[] config = description == null ? null : DecoderConfig.of(boxes, description);
    if (config == null) {
      throw new AudioFormatException(
          name, sound.start(), "does not describe its AAC; convert it to WAV");
    }
    AacFrames frames = new AacFrames(config, name, sound.start());
    Box table = boxes.need(track, 0, "mdia", "minf", "stbl");
    Mp4Samples samples = new Mp4Samples(boxes, table, name);
    if (samples.count() == 0 && boxes.find(movie, "mvex") != null) {
      throw new AudioFormatException(
          name, movie.start(), "is a fragmented MP4, which is not read; convert it to WAV");
    }
    samples.forEach((from, to) -> frames.add(boxes.copy(from, to), from));
    Mp4Edit edit = Mp4Edit.of(boxes, movie, track);
    return frames.recording(name(), edit.from(), edit.to());
  }

  /** The box of the elementary stream's descriptors. */
  private static @Nullable Box description(Mp4Boxes boxes, Box sound) {
    for (int boxesAt : new int[] {SOUND_ENTRY, QUICKTIME_ENTRY}) {
      Box inside = sound.behind(boxesAt);
      Box found = boxes.find(inside, "esds");
      if (found == null) {
        found = boxes.find(inside, "wave", "esds");
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
