package dev.exhume.rpm.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeyTest {
  /** The sample key of RFC 9580, appendix A.3. */
  private static final String VERSION_SIX =
      """
      -----BEGIN PGP PUBLIC KEY BLOCK-----

      xioGY4d/4xsAAAAg+U2nu0jWCmHlZ3BqZYfQMxmZu52JGggkLq2EVD34laPCsQYf
      GwoAAABCBYJjh3/jAwsJBwUVCg4IDAIWAAKbAwIeCSIhBssYbE8GCaaX5NUt+mxy
      KwwfHifBilZwj2Ul7Ce62azJBScJAgcCAAAAAK0oIBA+LX0ifsDm185Ecds2v8lw
      gyU2kCcUmKfvBXbAf6rhRYWzuQOwEn7E/aLwIwRaLsdry0+VcallHhSu4RN6HWaE
      QsiPlR4zxP/TP7mhfVEe7XWPxtnMUMtf15OyA51YBM4qBmOHf+MZAAAAIIaTJINn
      +eUBXbki+PSAld2nhJh/LVmFsS+60WyvXkQ1wpsGGBsKAAAALAWCY4d/4wKbDCIh
      BssYbE8GCaaX5NUt+mxyKwwfHifBilZwj2Ul7Ce62azJAAAAAAQBIKbpGG2dWTX8
      j+VjFM21J0hqWlEg+bdiojWnKfA5AQpWUWtnNwDEM0g12vYxoWM8Y81W+bHBw805
      I8kWVkXU6vFOi+HWvv/ira7ofJu16NnoUkhclkUrk0mXubZvyl4GBg==
      -----END PGP PUBLIC KEY BLOCK-----
      """;

  @Test
  void aKeyOfVersionSixIsThatOfTheSpecification() throws IOException {
    PublicKey key = PublicKey.read(Armor.decode(VERSION_SIX, 0)).orElseThrow();
    assertThat(key.key())
        .isEqualTo(
            new Key(
                6,
                Instant.parse("2022-11-30T16:08:03Z"),
                "Ed25519",
                "cb186c4f0609a697",
                "cb186c4f0609a697e4d52dfa6c722b0c1f1e27c18a56708f6525ec27bad9acc9"));
    assertThat(key.subkeys()).extracting(Key::algorithm).containsExactly("X25519");
  }

  @Test
  void aKeyOfVersionThreeIsTheEndOfItsModulus() throws IOException {
    String modulus = "0050 ff0123456789abcdef01";
    String exponent = "0005 11";
    Bytes packet = bytes("99 0017 03 3b9aca00 0000 01" + modulus + exponent);
    Key key = PublicKey.read(packet).orElseThrow().key();
    assertThat(key.keyId()).isEqualTo("23456789abcdef01");
    assertThat(key.creationTime()).isEqualTo(Instant.ofEpochSecond(1_000_000_000));
    assertThat(key.fingerprint()).hasSize(32);
  }

  @Test
  void aKeyOfGnuPgIsRead() throws IOException {
    PublicKey key = PublicKey.read(ecdsa()).orElseThrow();
    assertThat(key.userIds()).containsExactly("Example ecdsa <ecdsa@example.org>");
    assertThat(RpmDatabases.tags("keys.txt").stream().map(line -> line.toLowerCase(Locale.ROOT)))
        .anyMatch(line -> line.startsWith("fpr") && line.contains(key.key().fingerprint()));
  }

  @Test
  void armorMayBeMissingOrHaveLinesOfItsOwn() throws IOException {
    String bare =
        VERSION_SIX.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    String commented = VERSION_SIX.replace("BLOCK-----\n\nxioG", "BLOCK-----\nVersion: 1\n\nxioG");
    String summed = "text before\n" + commented.replace("\n-----END", "\n=aBcD\n-----END");
    for (String text : new String[] {bare, commented, summed}) {
      assertThat(PublicKey.read(Armor.decode(text, 0)).orElseThrow().key().keyId())
          .isEqualTo("cb186c4f0609a697");
    }
  }

  @Test
  void whatIsNoKeyIsNone() throws IOException {
    assertThat(PublicKey.read(bytes("cd 01 41"))).isEmpty();
    assertThat(PublicKey.read(bytes(""))).isEmpty();
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> Armor.decode("A", 0x1234))
        .withMessageContaining("0x1234");
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> PublicKey.read(bytes("99 0006 09 00000000 01")))
        .withMessageContaining("version 9, not 2 to 6");
  }

  static Stream<byte[]> corruptions() throws IOException {
    Random random = new Random(17);
    Bytes key = ecdsa();
    byte[] good = key.copy(0, key.size());
    return Stream.concat(
        IntStream.range(0, good.length).mapToObj(size -> Arrays.copyOf(good, size)),
        IntStream.range(0, 500).mapToObj(i -> flipped(good, random)));
  }

  @ParameterizedTest(name = "corruption {index}")
  @MethodSource("corruptions")
  void aDamagedKeyIsReadOrRefused(byte[] raw) {
    Bytes bytes = Bytes.of("key", 0, raw, ByteOrder.BIG_ENDIAN);
    assertThatCode(() -> readOrRefuse(bytes)).doesNotThrowAnyException();
  }

  private static void readOrRefuse(Bytes bytes) {
    try {
      PublicKey.read(bytes);
      Signature.readAll(bytes, 10);
    } catch (MalformedDataException e) {
      // It may be refused; nothing else may happen.
    }
  }

  private static byte[] flipped(byte[] good, Random random) {
    byte[] copy = good.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      copy[random.nextInt(Math.min(copy.length, 200))] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static Bytes ecdsa() throws IOException {
    return Armor.decode(String.join("\n", RpmDatabases.tags("ecdsa.asc")), 0);
  }

  private static Bytes bytes(String digits) {
    byte[] raw = HexFormat.of().parseHex(digits.replace(" ", ""));
    return Bytes.of("key", 0, raw, ByteOrder.BIG_ENDIAN);
  }
}
