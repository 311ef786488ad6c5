package io.nicebeach.examples;

import io.nicebeach.grammar.Grammar;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.nio.file.Path;

class CustomVocabulary {
  public static void main(String[] arguments) throws Exception {
    Recognizer recognizer =
        Recognizer.load(Path.of(arguments[0]))
            .with(Grammar.read(Path.of(arguments[1])))
            .accepting(0.5);
    Recognition heard = recognizer.recognize(Path.of(arguments[2]));
    System.out.println(
        heard
            .rejection()
            .map(reason -> "please say that again: " + reason)
            .orElse(heard.text() + " " + heard.tags()));
  }
}
