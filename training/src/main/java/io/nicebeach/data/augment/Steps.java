package io.nicebeach.data.augment;

import io.nicebeach.data.augment.sound.Clipping;
import io.nicebeach.data.augment.sound.Gain;
import io.nicebeach.data.augment.sound.Noise;
import io.nicebeach.data.augment.sound.Pitch;
import io.nicebeach.data.augment.sound.Room;
import io.nicebeach.data.augment.sound.Shift;
import io.nicebeach.data.augment.sound.Speed;
import io.nicebeach.data.augment.sound.Telephone;
import io.nicebeach.data.augment.spectrum.BandLimit;
import io.nicebeach.data.augment.spectrum.Edges;
import io.nicebeach.data.augment.spectrum.Equalizer;
import io.nicebeach.data.augment.spectrum.Excerpt;
import io.nicebeach.data.augment.spectrum.FrequencyWarp;
import io.nicebeach.data.augment.spectrum.Hum;
import io.nicebeach.data.augment.spectrum.Level;
import io.nicebeach.data.augment.spectrum.Mask;
import io.nicebeach.data.augment.spectrum.NoiseFloor;
import io.nicebeach.data.augment.spectrum.Overlay;
import io.nicebeach.data.augment.spectrum.Padding;
import io.nicebeach.data.augment.spectrum.Reverberation;
import io.nicebeach.data.augment.spectrum.Tempo;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps by the names that a recipe gives them, in the order in which they are taken. */
public final class Steps {
  private static final Map<String, Function<Settings, AudioStep>> AUDIO = new LinkedHashMap<>();
  private static final Map<String, Function<Settings, SpectrumStep>> SPECTRUM =
      new LinkedHashMap<>();
  private static final Map<String, Function<Settings, FeatureStep>> FEATURE = new LinkedHashMap<>();

  static {
    AUDIO.put("speed", Speed::from);
    AUDIO.put("pitch", Pitch::from);
    AUDIO.put("shift", Shift::from);
    AUDIO.put("room", Room::from);
    AUDIO.put("noise", Noise::from);
    AUDIO.put("gain", Gain::from);
    AUDIO.put("clipping", Clipping::from);
    AUDIO.put("telephone", Telephone::from);
    SPECTRUM.put("excerpt", Excerpt::from);
    SPECTRUM.put("tempo", Tempo::from);
    SPECTRUM.put("frequency-warp", FrequencyWarp::from);
    SPECTRUM.put("padding", Padding::from);
    SPECTRUM.put("reverberation", Reverberation::from);
    SPECTRUM.put("voices", Overlay::ofVoices);
    SPECTRUM.put("background", Overlay::ofNoise);
    SPECTRUM.put("hum", Hum::from);
    SPECTRUM.put("noise-floor", NoiseFloor::from);
    SPECTRUM.put("band-limit", BandLimit::from);
    SPECTRUM.put("equalizer", Equalizer::from);
    SPECTRUM.put("level", Level::from);
    SPECTRUM.put("edges", Edges::from);
    FEATURE.put("frequency-mask", Mask::overFrequency);
    FEATURE.put("time-mask", Mask::overTime);
  }

  /**
   * A step and how often it is taken.
   *
   * @param name as in the recipe
   * @param probability in [0, 1]
   */
  public record Switched<S>(String name, double probability, S step) {}

  private Steps() {}

  /** The names of all steps, in the order in which they are taken. */
  public static List<String> names() {
    return Stream.of(AUDIO, SPECTRUM, FEATURE).flatMap(s -> s.keySet().stream()).toList();
  }

  public static List<Switched<AudioStep>> audio(Settings settings) {
    return read(settings, AUDIO);
  }

  public static List<Switched<SpectrumStep>> spectrum(Settings settings) {
    return read(settings, SPECTRUM);
  }

  public static List<Switched<FeatureStep>> feature(Settings settings) {
    return read(settings, FEATURE);
  }

  private static <S> List<Switched<S>> read(
      Settings settings, Map<String, Function<Settings, S>> readers) {
    List<Switched<S>> steps = new ArrayList<>();
    readers.forEach(
        (name, reader) -> {
          if (settings.has(name)) {
            steps.add(read(settings, name, reader));
          }
        });
    return List.copyOf(steps);
  }

  private static <S> Switched<S> read(
      Settings settings, String name, Function<Settings, S> reader) {
    Settings section = settings.section(name);
    double probability = section.number("probability", 1);
    if (!(probability >= 0 && probability <= 1)) {
      throw section.error("probability", "must be in [0, 1] but is " + probability);
    }
    try {
      Switched<S> step = new Switched<>(name, probability, reader.apply(section));
      section.rejectUnknown();
      return step;
    } catch (SettingsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.error(name, "does not work: " + e.getMessage());
    }
  }
}
