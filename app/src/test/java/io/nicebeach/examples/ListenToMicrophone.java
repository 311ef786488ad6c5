package io.nicebeach.examples;

import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import io.nicebeach.recognize.StreamSettings;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.TargetDataLine;

class ListenToMicrophone {
  public static void main(String[] arguments) throws Exception {
    Recognizer recognizer = Recognizer.load(Path.of(arguments[0]));
    TargetDataLine line =
        AudioSystem.getTargetDataLine(new AudioFormat(16_000, 16, 1, true, false));
    line.open();
    line.start();
    listen(recognizer, new AudioInputStream(line));
  }

  static void listen(Recognizer recognizer, InputStream microphone) throws Exception {
    RecognizerStream stream =
        recognizer.stream(StreamSettings.of(16_000).with(Endpointing.usual()));
    byte[] bytes = new byte[1600]; // 50 ms
    for (int count = microphone.read(bytes); count >= 0; count = microphone.read(bytes)) {
      print(stream.accept(bytes, 0, count));
    }
    print(stream.finish());
  }

  private static void print(List<StreamEvent> events) {
    for (StreamEvent event : events) {
      if (event instanceof Partial partial) {
        System.out.print("\r" + partial.text());
      } else if (event instanceof Final heard) {
        System.out.println("\r" + heard.recognition().text());
      }
    }
  }
}
