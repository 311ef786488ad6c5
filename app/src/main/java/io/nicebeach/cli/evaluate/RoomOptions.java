package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.cli.options.DataFolders;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.SoundFiles;
import io.nicebeach.data.augment.sound.Room;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which rooms a model is tested. */
final class RoomOptions {
  @Option(
      names = "--rooms",
      paramLabel = "DIR",
      description =
          "Tests in rooms as well: as the recordings would sound in each of which the impulse"
              + " response lies in this folder.")
  @Nullable String rooms;

  /**
   * The rooms by their names; empty if no test in rooms is wanted.
   *
   * @param rate the model's, in Hz
   * @throws IOException if the folder has no impulse response, or one cannot be read or is silent
   */
  Map<String, Room> recorded(int rate) throws IOException {
    if (rooms == null) {
      return Map.of();
    }
    Path folder = DataFolders.given(rooms);
    Map<String, Room> recorded = new LinkedHashMap<>();
    for (Path file : AudioFiles.below(folder)) {
      recorded.put(name(folder.relativize(file)), Room.recorded(SoundFiles.room(file, rate)));
    }
    if (recorded.isEmpty()) {
      throw new CorpusException(
          folder, "holds no impulse response of a room", "name a folder of recordings of them");
    }
    return recorded;
  }

  private static String name(Path file) {
    return file.toString().replaceFirst("\\.[^.]*$", "");
  }

  /** Tests in each room. */
  static Map<String, Evaluation> test(
      Recognizer recognizer, List<Utterance> utterances, Map<String, Room> rooms, long seed)
      throws IOException {
    int rate = recognizer.model().features().sampleRate();
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (Map.Entry<String, Room> room : rooms.entrySet()) {
      Evaluation evaluation =
          Tester.testHeard(
              recognizer,
              utterances,
              (utterance, index) -> {
                Audio sound = withTimeForEchoes(utterance.sound().resampled(rate));
                return room.getValue().apply(sound, Seeds.at(seed, index));
              });
      evaluations.put(room.getKey(), evaluation);
    }
    return evaluations;
  }

  /** As if the recording had gone on for half a second. */
  private static Audio withTimeForEchoes(Audio sound) {
    float[] samples = sound.samples();
    return new Audio(
        Arrays.copyOf(samples, samples.length + sound.sampleRate() / 2), sound.sampleRate());
  }

  static List<Map<String, Object>> toList(Map<String, Evaluation> rooms) {
    List<Map<String, Object>> list = new ArrayList<>();
    rooms.forEach(
        (room, evaluation) -> {
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("room", room);
          map.putAll(EvaluationText.inNumbers(evaluation));
          list.add(map);
        });
    return list;
  }

  static void print(Map<String, Evaluation> rooms, PrintWriter out) {
    if (!rooms.isEmpty()) {
      out.println();
      out.println("In rooms");
    }
    int widest = rooms.keySet().stream().mapToInt(String::length).max().orElse(0);
    rooms.forEach(
        (room, evaluation) ->
            out.println(
                "  "
                    + room
                    + " ".repeat(widest - room.length() + 2)
                    + EvaluationText.inALine(evaluation)));
  }
}
