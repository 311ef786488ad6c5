package io.nicebeach.examples;

import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.nio.file.Path;

class RecognizeFile {
  public static void main(String[] arguments) throws Exception {
    Recognizer recognizer = Recognizer.load(Path.of(arguments[0]));
    Recognition heard = recognizer.recognize(Path.of(arguments[1]));
    System.out.println(
        heard
            .rejection()
            .map(reason -> "not understood: " + reason)
            .orElse(heard.text() + " (" + Math.round(100 * heard.confidence()) + " % sure)"));
  }
}
