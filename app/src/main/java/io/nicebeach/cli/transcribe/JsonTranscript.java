package io.nicebeach.cli.transcribe;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object an utterance, each on a line.
 *
 * @param hasWords whether the model knows when each word was said
 */
record JsonTranscript(PrintWriter out, boolean hasWords) implements Transcript {
  private static final int ALTERNATIVES = 3;

  @Override
  public void add(String recording, Final utterance, boolean isWhole) {
    Recognition heard = utterance.recognition();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", recording);
    if (!isWhole) {
      map.put("start", WordTree.milliseconds(utterance.start()));
      map.put("end", WordTree.milliseconds(utterance.end()));
    }
    map.put("text", heard.text());
    map.put("accepted", heard.isAccepted());
    heard.rejection().ifPresent(reason -> map.put("rejection", Settings.nameOf(reason)));
    map.put("confidence", heard.confidence());
    map.put("warnings", heard.warnings().stream().map(Settings::nameOf).toList());
    if (hasWords) {
      map.put("words", heard.words().stream().map(WordTree::of).toList());
    }
    if (!heard.tags().isEmpty()) {
      map.put("tags", heard.tags());
    }
    map.put(
        "alternatives",
        heard.alternatives().stream().limit(ALTERNATIVES).map(JsonTranscript::tree).toList());
    out.println(Json.write(map));
  }

  private static Map<String, Object> tree(Alternative alternative) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", alternative.text());
    map.put("confidence", alternative.confidence());
    return map;
  }
}
