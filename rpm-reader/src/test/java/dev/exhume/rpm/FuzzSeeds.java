package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderBuilder;
import dev.exhume.testdata.RpmDatabases;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the fuzz tests start from: databases of a few hundred bytes, and the start of larger ones.
 */
final class FuzzSeeds {
  private static final int PAGE_SIZE = 512;
  private static final int PAGE_HEADER_SIZE = 26;
  private static final int CHAIN_PART = PAGE_SIZE - PAGE_HEADER_SIZE;

  /** How much of a database that a tool made is taken. */
  private static final int START = 12 * PAGE_SIZE;

  private FuzzSeeds() {}

  static Stream<byte[]> hash() {
    return Stream.of(
        berkeley(0x0006_1561, 9, 8, 13, ByteOrder.LITTLE_ENDIAN),
        berkeley(0x0006_1561, 7, 8, 2, ByteOrder.BIG_ENDIAN),
        start("little-endian-512"),
        start("erased-512"));
  }

  static Stream<byte[]> headers() {
    return Stream.of(header(), oldHeader(), publicKey());
  }

  /** A header with a region and what RPM adds to it. */
  static byte[] header() {
    HeaderBuilder sealed =
        new HeaderBuilder()
            .texts(100, "C", "de")
            .text(1000, "dig")
            .text(1001, "1.0")
            .text(1002, "2.el5")
            .ints(1003, 1)
            .translated(RpmTag.SUMMARY, "digs", "gr\u00E4bt")
            .ints(1006, 1_210_057_689)
            .ints(1028, 5, 0)
            .shorts(1030, 0x81A4, 0x41ED)
            .ints(1034, 1, 2)
            .texts(1035, "0123456789abcdef0123456789abcdef", "")
            .texts(1036, "", "x")
            .ints(1037, 1, 0)
            .texts(1039, "root", "bin")
            .texts(1040, "root", "bin")
            .texts(1047, "dig")
            .ints(1112, 8)
            .texts(1113, "1:1.0-2.el5")
            .ints(1048, 0x100_000C)
            .texts(1049, "rpmlib(X)")
            .texts(1050, "3.0")
            .ints(1080, 1_210_000_000)
            .texts(1081, "me")
            .texts(1082, "- new")
            .text(1023, "true")
            .text(1085, "/bin/sh")
            .ints(1116, 0, 1)
            .texts(1117, "a", "b")
            .texts(1118, "/", "/usr/")
            .region(63);
    String digest = sealed.digest("SHA-1");
    return sealed
        .ints(1008, 1_459_411_578)
        .entry(1029, 1, 2)
        .shorts(0, 0)
        .text(269, digest)
        .build();
  }

  /** A header of a time before regions. */
  private static byte[] oldHeader() {
    return new HeaderBuilder()
        .text(1000, "old")
        .text(1001, "1")
        .text(1002, "1")
        .texts(1027, "/etc/a", "/b")
        .ints(1028, 1, 2)
        .longs(5009, 1L << 33)
        .entry(266, 7, 3)
        .shorts(0)
        .build();
  }

  private static byte[] publicKey() {
    return new HeaderBuilder()
        .text(1000, "gpg-pubkey")
        .text(1001, "e8562897")
        .text(1002, "459f07a4")
        .text(1005, "-----BEGIN PGP PUBLIC KEY BLOCK-----")
        .build();
  }

  /**
   * Three pages of keys and values, of which one is a chain of two pages, and the free chain of an
   * erased header.
   */
  static byte[] berkeley(int magic, int version, int metadataType, int type, ByteOrder order) {
    byte[] header = header();
    int chain = (header.length + CHAIN_PART - 1) / CHAIN_PART;
    ByteBuffer file = ByteBuffer.allocate((2 + 2 * chain) * PAGE_SIZE).order(order);
    file.putInt(12, magic).putInt(16, version).putInt(20, PAGE_SIZE).put(25, (byte) metadataType);
    file.putInt(28, 2 + chain).putInt(32, 1 + 2 * chain).putInt(88, 3);
    byte[] old = oldHeader();
    ByteBuffer pairs = page(file, 1, 0, 0, 6, type);
    int end = PAGE_SIZE;
    end = item(pairs, 0, end, inline(number(0, order)));
    end = item(pairs, 1, end, inline(number(3, order)));
    end = item(pairs, 2, end, inline(number(2, order)));
    end = item(pairs, 3, end, offPage(2, header.length, order));
    end = item(pairs, 4, end, inline(number(3, order)));
    end = item(pairs, 5, end, inline(Arrays.copyOf(old, Math.min(old.length, end - 60))));
    pairs.putShort(22, (short) end);
    for (int i = 0; i < chain; i++) {
      int next = i + 1 < chain ? 3 + i : 0;
      int part = Math.min(CHAIN_PART, header.length - i * CHAIN_PART);
      page(file, 2 + i, i == 0 ? 0 : 1 + i, next, 1, 7)
          .putShort(22, (short) part)
          .put(PAGE_HEADER_SIZE, header, i * CHAIN_PART, part);
      page(file, 2 + chain + i, 0, i == 0 ? 0 : 1 + chain + i, 0, 0)
          .put(PAGE_HEADER_SIZE, header, i * CHAIN_PART, part);
    }
    return file.array();
  }

  private static ByteBuffer page(
      ByteBuffer file, int number, int previous, int next, int entries, int type) {
    return file.slice(number * PAGE_SIZE, PAGE_SIZE)
        .order(file.order())
        .putInt(8, number)
        .putInt(12, previous)
        .putInt(16, next)
        .putShort(20, (short) entries)
        .put(25, (byte) type);
  }

  private static int item(ByteBuffer page, int index, int end, byte[] item) {
    int start = end - item.length;
    page.putShort(PAGE_HEADER_SIZE + Short.BYTES * index, (short) start).put(start, item);
    return start;
  }

  private static byte[] inline(byte[] value) {
    return ByteBuffer.allocate(1 + value.length).put((byte) 1).put(value).array();
  }

  private static byte[] offPage(int page, int length, ByteOrder order) {
    return ByteBuffer.allocate(12).order(order).putInt(3).putInt(page).putInt(length).array();
  }

  private static byte[] number(int number, ByteOrder order) {
    return ByteBuffer.allocate(Integer.BYTES).order(order).putInt(number).array();
  }

  private static byte[] start(String name) {
    return Arrays.copyOf(RpmDatabases.packagesFile(name), START);
  }
}
