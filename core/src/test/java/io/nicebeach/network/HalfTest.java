package io.nicebeach.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfTest {
  @Test
  void everyHalfIsItself() {
    for (int bits = Short.MIN_VALUE; bits <= Short.MAX_VALUE; bits++) {
      float value = Half.value((short) bits);
      if (Float.isNaN(value)) {
        assertThat(Half.value(Half.bits(value))).isNaN();
      } else {
        assertThat(Half.bits(value)).as("%x", bits).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0",
    "0x8000, -0.0",
    "0x0001, 5.9604645E-8",
    "0x03ff, 6.097555E-5",
    "0x0400, 6.1035156E-5",
    "0x3555, 0.33325195",
    "0x3c00, 1",
    "0xc000, -2",
    "0x7bff, 65504",
    "0x7c00, Infinity",
  })
  void isTheStandards(String bits, float value) {
    assertThat(Half.value(Integer.decode(bits).shortValue())).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void roundsToTheNearest(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 20_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(-26, 15)));
      short bits = Half.bits(value);
      double error = Math.abs(value - (double) Half.value(bits));
      for (int neighbour : new int[] {bits - 1, bits + 1}) {
        double other = Math.abs(value - (double) Half.value((short) neighbour));
        assertThat(other < error).as("%s, seed %d", value, seed).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2049, 2048", // halfway between two: the even one
    "2051, 2052",
    "65519, 65504",
    "1e9, 65504",
    "-1e9, -65504",
    "2.9802322E-8, 0",
    "8.940697E-8, 1.1920929E-7",
  })
  void roundsTiesToEvenAndStaysFinite(float value, float rounded) {
    assertThat(Half.round(value)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2047, 2047",
    "2048.001, 2050",
    "1e-9, 5.9604645E-8",
    "6.0976E-5, 6.1035156E-5", // from the last subnormal one to the first that is not
    "65503, 65504",
    "1e9, 65504",
  })
  void theCeilingIsTheNextOneAbove(float value, float ceiling) {
    assertThat(Half.ceil(value)).isEqualTo(ceiling);
  }
}
