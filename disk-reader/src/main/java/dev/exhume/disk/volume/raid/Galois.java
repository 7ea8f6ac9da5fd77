package dev.exhume.disk.volume.raid;

/**
 * The field of 256 elements in which RAID 6 counts: bytes as polynomials over two elements, modulo
 * x⁸ + x⁴ + x³ + x² + 1, of which x generates all but zero.
 */
final class Galois {
  private static final int POLYNOMIAL = 0x11D;
  private static final int ORDER = 255;
  private static final int[] POWERS = new int[ORDER];
  private static final int[] LOGARITHMS = new int[ORDER + 1];

  static {
    int element = 1;
    for (int power = 0; power < ORDER; power++) {
      POWERS[power] = element;
      LOGARITHMS[element] = power;
      element <<= 1;
      element ^= element > ORDER ? POLYNOMIAL : 0;
    }
  }

  private Galois() {}

  /** Adds bytes to as many others. */
  static void add(byte[] sum, byte[] bytes) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= bytes[i];
    }
  }

  /** A power of the generator. */
  static int power(int exponent) {
    return POWERS[exponent % ORDER];
  }

  /** The inverse of an element that is not zero. */
  static int inverse(int element) {
    return POWERS[(ORDER - LOGARITHMS[element]) % ORDER];
  }

  /** Bytes times an element that is not zero. */
  static byte[] multiplied(byte[] bytes, int element) {
    byte[] product = new byte[ORDER + 1];
    for (int value = 1; value <= ORDER; value++) {
      product[value] = (byte) POWERS[(LOGARITHMS[value] + LOGARITHMS[element]) % ORDER];
    }
    byte[] multiplied = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      multiplied[i] = product[Byte.toUnsignedInt(bytes[i])];
    }
    return multiplied;
  }
}
