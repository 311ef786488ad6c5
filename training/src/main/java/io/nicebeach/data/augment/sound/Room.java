package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.Convolution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Speaks in a room: the sound is convolved with the room's impulse response, a recorded one if
 * there are any, or noise that dies away exponentially (Polack 1988). The word stays where it is
 * and as loud as it is.
 *
 * @param seconds the range of the time in which a made room's echo falls by 60 dB
 * @param ratio the range of the direct sound's energy to that of a made room's echo, in dB
 * @param recorded the share of recorded rooms, if there are recordings
 * @param recordings responses at the sample rate of the sound, their first peak at the start
 */
public record Room(Range seconds, Range ratio, double recorded, List<float[]> recordings)
    implements AudioStep {
  private static final double LONGEST_SECONDS = 1;

  public Room {
    recordings = List.copyOf(recordings);
    if (!(recorded >= 0 && recorded <= 1)) {
      throw new IllegalArgumentException("recorded must be in [0, 1] but is " + recorded);
    }
  }

  public static Room from(Settings settings) {
    Range seconds = Range.ofFactors(settings, 0.15, 0.7);
    Settings ratio = settings.section("ratio");
    Room room =
        new Room(seconds, Range.from(ratio, 0, 15), settings.number("recorded", 0.5), List.of());
    ratio.rejectUnknown();
    return room;
  }

  /** One room, of which the impulse response was recorded. */
  public static Room recorded(float[] response) {
    return new Room(new Range(1, 1), new Range(0, 0), 1, List.of(fromPeak(response)));
  }

  @Override
  public Room with(Material material) throws IOException {
    return recorded == 0
        ? this
        : new Room(
            seconds, ratio, recorded, material.rooms().stream().map(Room::fromPeak).toList());
  }

  /** The response without what comes before its peak, which would only delay the sound. */
  private static float[] fromPeak(float[] response) {
    int peak = 0;
    for (int i = 1; i < response.length; i++) {
      peak = Math.abs(response[i]) > Math.abs(response[peak]) ? i : peak;
    }
    return Arrays.copyOfRange(response, peak, response.length);
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    float[] response = draw(audio.sampleRate(), random);
    int longest = (int) (LONGEST_SECONDS * audio.sampleRate());
    float[] cut = response.length > longest ? Arrays.copyOf(response, longest) : response;
    float[] heard = Convolution.convolve(audio.samples(), cut, audio.samples().length);
    double power = Speech.power(new Audio(heard, audio.sampleRate()));
    float factor = power == 0 ? 1 : (float) Math.sqrt(Speech.power(audio) / power);
    for (int i = 0; i < heard.length; i++) {
      heard[i] *= factor;
    }
    return new Audio(heard, audio.sampleRate());
  }

  private float[] draw(int sampleRate, RandomGenerator random) {
    boolean useRecording = random.nextDouble() < recorded && !recordings.isEmpty();
    return useRecording
        ? recordings.get(random.nextInt(recordings.size()))
        : made(sampleRate, random);
  }

  private float[] made(int sampleRate, RandomGenerator random) {
    double decay = seconds.drawFactor(random);
    double echoEnergy = Math.pow(10, -ratio.draw(random) / 10);
    float[] response = new float[(int) (decay * sampleRate)];
    double energy = 0;
    for (int i = 1; i < response.length; i++) {
      double envelope = Math.pow(10, -3.0 * i / response.length);
      response[i] = (float) (envelope * random.nextGaussian());
      energy += response[i] * response[i];
    }
    float factor = (float) Math.sqrt(echoEnergy / Math.max(energy, 1e-12));
    for (int i = 1; i < response.length; i++) {
      response[i] *= factor;
    }
    response[0] = 1;
    return response;
  }
}
