package io.nicebeach.cli.listen;

import io.nicebeach.audio.AudioStream;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.console.ProgressLine;
import io.nicebeach.cli.options.EndpointingOptions;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.cli.options.SearchOptions;
import io.nicebeach.microphone.Microphone;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    description = "Listens to a microphone and says what is spoken, while it is spoken.",
    footer = {
      "%nExamples:",
      "  nicebeach listen --model digit-strings-en",
      "  nicebeach listen --devices",
      "  nicebeach listen --device usb --silence 400",
      "  nicebeach listen --play call.wav --fast",
      "",
      "On a terminal a line shows how loud it is and what the utterance sounds like so far. Once nobody "
          + "speaks any more a line is printed with tabs in it: when the utterance began, its text, the "
          + "confidence, and how long after the end was noticed the text was there. Ctrl-C ends the listening; "
          + "what was being said is still printed."
    })
public final class ListenCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();
  @Mixin SearchOptions search = new SearchOptions();
  @Mixin EndpointingOptions endpointing = new EndpointingOptions();

  @Option(names = "--devices", description = "List the microphones and end.")
  boolean devices;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "A part of the microphone's name (default: the first of --devices).")
  @Nullable String device;

  @Option(
      names = "--play",
      paramLabel = "FILE",
      description = "Listen to a recording, as if it were recorded now.")
  @Nullable Path recording;

  @Option(names = "--fast", description = "With --play: as fast as it can be heard.")
  boolean fast;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (fast && recording == null) {
      throw new ParameterException(spec.commandLine(), "--fast goes with --play");
    }
    if (device != null && recording != null) {
      throw new ParameterException(
          spec.commandLine(), "--device names a microphone; --play needs none");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (devices) {
      names().forEach(out::println);
      out.flush();
      return ExitCode.OK;
    }
    Recognizer recognizer = search.apply(model.recognizer());
    try (LiveSound sound = sound()) {
      RecognizerStream stream =
          recognizer.stream(
              StreamSettings.of(sound.sampleRate()).with(endpointing.endpointing()),
              endpointing.activity(recognizer.model()));
      new LiveListening(stream, out, ProgressLine.onError(spec.commandLine().getErr())).to(sound);
    }
    return ExitCode.OK;
  }

  private static List<String> names() throws IOException {
    List<String> names = Microphone.names();
    if (names.isEmpty()) {
      Microphone.open(Optional.empty()).close(); // which says why there is none
    }
    return names;
  }

  private LiveSound sound() throws IOException {
    return recording == null
        ? new RecordedSound(Microphone.open(Optional.ofNullable(device)))
        : new PlayedSound(AudioStream.open(recording), !fast);
  }
}
