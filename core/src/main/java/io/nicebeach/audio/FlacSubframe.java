package io.nicebeach.audio;

import java.util.Arrays;

/**
 * Decodes one channel of one FLAC frame (RFC 9639, section 9.2): a constant, verbatim samples, or a
 * linear prediction from the samples before plus what it missed, the residual, in Rice codes.
 */
final class FlacSubframe {
  private static final int CONSTANT = 0;
  private static final int VERBATIM = 1;
  private static final int FIXED = 8;
  private static final int MAX_FIXED_ORDER = 4;
  private static final int LINEAR = 32;

  /** Prediction from polynomials of degree 0 to 3: order 2 continues a straight line. */
  private static final int[][] FIXED_COEFFICIENTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final BitReader in;
  private final String name;

  FlacSubframe(BitReader in, String name) {
    this.in = in;
    this.name = name;
  }

  /**
   * Reads {@code size} samples of a width in bits into {@code out}.
   *
   * @throws AudioFormatException if the bits are none that an encoder may write, or end too soon
   */
  void read(int[] out, int size, int bits) throws AudioFormatException {
    if (in.unsigned(1) != 0) {
      throw corrupt("a subframe does not begin with 0");
    }
    int type = in.unsigned(6);
    int wasted = in.unsigned(1) == 0 ? 0 : in.unary() + 1;
    if (wasted < 0 || wasted >= bits) {
      throw corrupt("a subframe wastes all of its bits");
    }
    samples(type, out, size, bits - wasted);
    if (wasted > 0) {
      for (int i = 0; i < size; i++) {
        out[i] <<= wasted;
      }
    }
  }

  private void samples(int type, int[] out, int size, int bits) throws AudioFormatException {
    if (type == CONSTANT) {
      Arrays.fill(out, 0, size, in.signed(bits));
    } else if (type == VERBATIM) {
      verbatim(out, 0, size, bits);
    } else if (type >= LINEAR) {
      linear(out, size, bits, type - LINEAR + 1);
    } else if (type >= FIXED && type <= FIXED + MAX_FIXED_ORDER) {
      fixed(out, size, bits, type - FIXED);
    } else {
      throw corrupt("subframe type " + type + " is reserved");
    }
  }

  private void verbatim(int[] out, int from, int to, int bits) throws AudioFormatException {
    for (int i = from; i < to; i++) {
      out[i] = in.signed(bits);
    }
  }

  private void fixed(int[] out, int size, int bits, int order) throws AudioFormatException {
    warmUp(out, size, bits, order);
    residual(out, size, order);
    predict(out, size, FIXED_COEFFICIENTS[order], 0);
  }

  private void linear(int[] out, int size, int bits, int order) throws AudioFormatException {
    warmUp(out, size, bits, order);
    int precision = in.unsigned(4) + 1;
    int shift = in.signed(5);
    if (precision == 16 || shift < 0) {
      throw corrupt("a linear predictor has precision " + precision + " and shift " + shift);
    }
    int[] coefficients = new int[order];
    verbatim(coefficients, 0, order, precision);
    residual(out, size, order);
    if (bits + precision + (32 - Integer.numberOfLeadingZeros(order)) <= 32) {
      predict(out, size, coefficients, shift);
    } else {
      predictWide(out, size, coefficients, shift);
    }
  }

  private void warmUp(int[] out, int size, int bits, int order) throws AudioFormatException {
    if (order > size) {
      throw corrupt("a predictor of order " + order + " serves a block of " + size);
    }
    verbatim(out, 0, order, bits);
  }

  private void residual(int[] out, int size, int order) throws AudioFormatException {
    int method = in.unsigned(2);
    if (method > 1) {
      throw corrupt("residual coding " + method + " is reserved");
    }
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    int partitionOrder = in.unsigned(4);
    int length = size >> partitionOrder;
    if (length << partitionOrder != size || length < order) {
      throw corrupt("a block of " + size + " is cut into 2^" + partitionOrder + " partitions");
    }
    for (int from = 0; from < size; from += length) {
      int begin = Math.max(from, order);
      int parameter = in.unsigned(parameterBits);
      if (parameter == escape) {
        unencoded(out, begin, from + length);
      } else {
        in.rice(out, begin, from + length, parameter);
      }
    }
  }

  /** A partition that Rice codes would only make longer. */
  private void unencoded(int[] out, int from, int to) throws AudioFormatException {
    int bits = in.unsigned(5);
    if (bits == 0) {
      Arrays.fill(out, from, to, 0);
    } else {
      verbatim(out, from, to, bits);
    }
  }

  /** Adds to each residual the prediction from the samples before it; the sum fits 32 bits. */
  private static void predict(int[] out, int size, int[] coefficients, int shift) {
    int order = coefficients.length;
    for (int i = order; i < size; i++) {
      int sum = 0;
      for (int k = 0; k < order; k++) {
        sum += coefficients[k] * out[i - 1 - k];
      }
      out[i] += sum >> shift;
    }
  }

  /** The same where the sum may need 64 bits. */
  private static void predictWide(int[] out, int size, int[] coefficients, int shift) {
    int order = coefficients.length;
    for (int i = order; i < size; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += (long) coefficients[k] * out[i - 1 - k];
      }
      out[i] += (int) (sum >> shift);
    }
  }

  private AudioFormatException corrupt(String complaint) {
    return new AudioFormatException(
        name, in.offset(in.position()), "is damaged: " + complaint + "; copy it again");
  }
}
