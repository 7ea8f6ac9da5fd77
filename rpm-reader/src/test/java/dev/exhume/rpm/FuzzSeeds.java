package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderBuilder;
import dev.exhume.testdata.RpmDatabases;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What the fuzz tests start from: databases of a few hundred bytes, and the start of larger ones.
 */
final class FuzzSeeds {
  /** How much of a database that a tool made is taken. */
  private static final int START = 6 * 1024;

  private FuzzSeeds() {}

  static Stream<byte[]> hash() {
    return Stream.of(
        SmallBerkeley.hash(ByteOrder.LITTLE_ENDIAN, 9),
        SmallBerkeley.hash(ByteOrder.BIG_ENDIAN, 7),
        start("erased-512"));
  }

  static Stream<byte[]> btree() {
    return Stream.of(
        SmallBerkeley.btree(ByteOrder.LITTLE_ENDIAN),
        SmallBerkeley.btree(ByteOrder.BIG_ENDIAN),
        start("btree/little-endian-512"));
  }

  static Stream<byte[]> ndb() {
    return Stream.of(SmallNdb.packages());
  }

  static Stream<byte[]> heap() {
    return Stream.of(
        SmallHeap.packages(ByteOrder.LITTLE_ENDIAN), SmallHeap.packages(ByteOrder.BIG_ENDIAN));
  }

  /** The database with what lies beside it: see {@link SmallSqlite}. */
  static Stream<byte[]> sqlite() {
    byte[] none = {};
    return Stream.of(
        SmallSqlite.join(none, none, SmallSqlite.database()),
        SmallSqlite.join(SmallSqlite.writeAheadLog(), none, SmallSqlite.database()),
        SmallSqlite.join(none, SmallSqlite.journal(), SmallSqlite.database()));
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
  static byte[] oldHeader() {
    return new HeaderBuilder()
        .text(1000, "old")
        .text(1001, "1")
        .text(1002, "1")
        .texts(1027, "/etc/a", "/b")
        .ints(1028, 1, 2)
        .longs(5009, 1L << 33)
        .binary(RpmTag.PUBKEYS, (byte) 1, (byte) 2, (byte) 3)
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

  private static byte[] start(String name) {
    return Arrays.copyOf(RpmDatabases.packagesFile(name), START);
  }
}
