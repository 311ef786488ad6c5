package io.nicebeach.examples;

import io.nicebeach.recognize.Recognizer;
import io.nicebeach.teach.Enrolment;
import java.nio.file.Path;
import java.util.List;

class OwnWords {
  public static void main(String[] arguments) throws Exception {
    Enrolment enrolment = Enrolment.named("words-en");
    enrolment.addFiles("lights", recordings("lights1.wav", "lights2.wav", "lights3.wav"));
    enrolment.addFiles("music", recordings("music1.wav", "music2.wav", "music3.wav"));
    enrolment.doubts().forEach(doubt -> System.out.println("recording " + doubt.reason()));

    Recognizer recognizer = enrolment.recognizer();
    String said = recognizer.recognize(Path.of("command.wav")).text(); // empty for other words
    System.out.println(said);

    enrolment.remove("music"); // the recogniser above still knows it, the next one does not
    enrolment.save(Path.of("mine.safetensors"));
    Enrolment later = Enrolment.load(Path.of("mine.safetensors"));
    System.out.println(later.words());
  }

  private static List<Path> recordings(String... files) {
    return List.of(files).stream().map(Path::of).toList();
  }
}
