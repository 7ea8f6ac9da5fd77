package dev.exhume.rpm.openpgp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a header has for signatures and keys, it is read or refused. */
class OpenPgpFuzzTest {
  private static final String FINGERPRINT = "00112233445566778899aabbccddeeff01234567";

  static Stream<byte[]> packets() {
    return Stream.of(
            "89 0013 03 05 00 62307a34 70af9e8139db7c82 01 08 abcd",
            "c2 3a 04 00 16 0a 001d 050262307a34 162104"
                + FINGERPRINT
                + "000a 09100123456789abcdef",
            "99 0017 03 3b9aca00 0000 01 0050ff0123456789abcdef01 000511",
            "c6 0b 04 3b9aca00 01 0008ff 0002 cd 03 616263 ce 07 04 3b9aca00 11 00")
        .map(packet -> HexFormat.of().parseHex(packet.replace(" ", "")));
  }

  @MethodSource("packets")
  @FuzzTest
  void openpgp(byte[] packets) {
    read(Bytes.of("OpenPGP data", 0, packets, ByteOrder.BIG_ENDIAN));
    String text = new String(packets, StandardCharsets.ISO_8859_1);
    try {
      read(Armor.decode(text, 0));
    } catch (MalformedDataException e) {
      // Text may be refused; it may not do anything else.
    }
  }

  private static void read(Bytes packets) {
    try {
      Signature.readAll(packets, 100);
    } catch (MalformedDataException e) {
      // Signatures may be refused.
    }
    try {
      PublicKey.read(packets);
    } catch (MalformedDataException e) {
      // So may keys.
    }
  }
}
