package dev.exhume.core.analysis.databases.redis;

/** The checksum of a snapshot: a CRC of 64 bits after Jones, over reflected bits, from 0. */
final class Crc64 {
  /** 0xAD93D23594C935A9, its bits in reverse. */
  private static final long POLYNOMIAL = 0x95AC9329AC4BC9B5L;

  private static final long[] TABLE = table();

  private Crc64() {}

  static long of(byte[] bytes) {
    long checksum = 0;
    for (byte octet : bytes) {
      checksum = TABLE[(int) (checksum ^ octet) & 0xFF] ^ (checksum >>> 8);
    }
    return checksum;
  }

  private static long[] table() {
    long[] table = new long[256];
    for (int octet = 0; octet < table.length; octet++) {
      long value = octet;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[octet] = value;
    }
    return table;
  }
}
