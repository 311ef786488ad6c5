package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
  @TempDir Path folder;

  @Test
  void aRoomWithoutEchoesChangesNothingAndAHallDoes() throws IOException {
    Path model = TinyCorpus.train(folder);
    Path rooms = Files.createDirectories(folder.resolve("rooms"));
    float[] click = new float[800];
    click[80] = 0.5f;
    AudioWriter.write(new Audio(click, 8000), rooms.resolve("field.wav"));
    AudioWriter.write(new Audio(hall(), 8000), rooms.resolve("hall.wav"));
    CommandRun run = evaluate(model, rooms, "--json", "--report", folder.resolve("page.html"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, ?> facts = Json.parseObject("evaluation", run.out());
    List<?> points = (List<?>) facts.get("rooms");
    assertThat(points.stream().map(point -> ((Map<?, ?>) point).get("room")).toList())
        .isEqualTo(List.of("field", "hall"));
    double field = ((Number) ((Map<?, ?>) points.get(0)).get("accuracy")).doubleValue();
    double hall = ((Number) ((Map<?, ?>) points.get(1)).get("accuracy")).doubleValue();
    assertThat(field).isEqualTo(((Number) facts.get("accuracy")).doubleValue());
    assertThat(hall).isLessThan(field);
    assertThat(folder.resolve("page.html")).content().contains("In the room hall: ");
    assertThat(evaluate(model, rooms).out()).contains("In rooms", "  field  ", "  hall   ");
  }

  @Test
  void aFolderWithoutRoomsIsAnError() throws IOException {
    Path model = TinyCorpus.train(folder);
    CommandRun run = evaluate(model, Files.createDirectories(folder.resolve("empty")));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("empty", "impulse response");
  }

  private CommandRun evaluate(Path model, Path rooms, Object... more) {
    Object[] command = {
      "evaluate",
      "--model",
      model,
      "--data",
      folder.resolve("corpus"),
      "--split",
      "all",
      "--rooms",
      rooms
    };
    return CommandRun.of(Stream.of(command, more).flatMap(Arrays::stream).toArray());
  }

  /** Echoes far louder than what comes straight. */
  private static float[] hall() {
    Random random = new Random(1);
    float[] response = new float[8000];
    for (int i = 0; i < response.length; i++) {
      response[i] = (float) (0.2 * random.nextGaussian() * Math.pow(10, -i / 20000.0));
    }
    return response;
  }
}
