package dev.exhume.rpm.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String FINGERPRINT = "00112233445566778899aabbccddeeff01234567";

  /** Time 2022-03-15T11:36:20Z, RSA, SHA256. */
  private static final String OLD = "03 05 00 62307a34 70af9e8139db7c82 01 08 abcd";

  @Test
  void versionThreeHasEverythingAtItsPlace() throws IOException {
    assertThat(read(packet("89", OLD)))
        .containsExactly(
            new Signature(
                3,
                "RSA",
                "SHA256",
                Optional.of("70af9e8139db7c82"),
                Optional.empty(),
                Optional.of(Instant.parse("2022-03-15T11:36:20Z"))));
  }

  @Test
  void versionFourSaysItInSubpackets() throws IOException {
    String hashed = "05 02 62307a34  16 21 04" + FINGERPRINT;
    String unhashed = "09 10 0123456789abcdef";
    assertThat(read(packet("c2", "04 00 16 0a" + area(2, hashed) + area(2, unhashed) + "abcd")))
        .containsExactly(
            new Signature(
                4,
                "EdDSA",
                "SHA512",
                Optional.of("0123456789abcdef"),
                Optional.of(FINGERPRINT),
                Optional.of(Instant.parse("2022-03-15T11:36:20Z"))));
  }

  @Test
  void aFingerprintAloneTellsTheNumberOfTheKey() throws IOException {
    String issuer = "16 21 04" + FINGERPRINT;
    assertThat(read(packet("c2", "04 00 13 09" + area(2, "") + area(2, issuer))).get(0).keyId())
        .contains("ccddeeff01234567");
  }

  @Test
  void inVersionSixTheNumberIsTheStartOfTheFingerprint() throws IOException {
    String issuer = "22 21 06" + "fedcba98".repeat(8);
    Signature signature = read(packet("c2", "06 00 1b 0c" + area(4, issuer) + area(4, ""))).get(0);
    assertThat(signature.keyId()).contains("fedcba98fedcba98");
    assertThat(signature.keyAlgorithm() + "/" + signature.hashAlgorithm())
        .isEqualTo("Ed25519/SHA3-256");
  }

  @Test
  void whatTheHashedAreaSaysWins() throws IOException {
    String signed = "09 10 0123456789abcdef";
    String forged = "09 10 ffffffffffffffff";
    assertThat(read(packet("c2", "04 00 01 08" + area(2, signed) + area(2, forged))).get(0).keyId())
        .contains("0123456789abcdef");
  }

  @Test
  void aSubpacketThatMustBeUnderstoodIsTheSame() throws IOException {
    String critical = "09 90 0123456789abcdef";
    assertThat(read(packet("c2", "04 00 01 08" + area(2, critical) + area(2, ""))).get(0).keyId())
        .contains("0123456789abcdef");
  }

  @Test
  void nothingIsInventedWhereNothingIsSaid() throws IOException {
    Signature signature = read(packet("c2", "04 00 63 63" + area(2, "") + area(2, ""))).get(0);
    assertThat(signature.keyId()).isEmpty();
    assertThat(signature.creationTime()).isEmpty();
    assertThat(signature.keyAlgorithm()).isEqualTo("algorithm 99");
    assertThat(signature.hashAlgorithm()).isEqualTo("algorithm 99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"88 15", "89 0015", "8a 00000015", "c2 15", "c2 ff00000015"})
  void aPacketIsAsLongAsItsHeaderSays(String header) throws IOException {
    byte[] raw = hex(header + OLD.replace("abcd", "abcdefef") + "cb 00");
    assertThat(read(raw)).hasSize(1);
  }

  @Test
  void longPacketsAndSubpacketsTellTheirLengthInTwoBytes() throws IOException {
    String notation = "c0 08 14" + "00".repeat(199);
    String body = "04 00 01 08" + area(2, notation + "05 02 62307a34") + area(2, "");
    int size = hex(body).length;
    String length = "%02x%02x".formatted(((size - 192) >> 8) + 192, (size - 192) & 0xFF);
    assertThat(read(hex("c2" + length + body)).get(0).creationTime()).isPresent();
  }

  @Test
  void severalSignaturesMayFollowEachOther() throws IOException {
    byte[] one = packet("89", OLD);
    assertThat(read(hex(HexFormat.of().formatHex(one) + HexFormat.of().formatHex(one)))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "00, starts no packet",
    "8b0305, indeterminate length",
    "c2e0ff, packet in parts",
    "890400, 1024 bytes",
    "c2ffffffffff, 4294967295 bytes",
    "890001 07, 'version 7, not 2 to 6'",
    "890002 0305, lie outside",
    "8900060400010800ff, 255 bytes",
    "89000806000108ffffffff, 4294967295 bytes",
    "8900080400010800020200, 2 bytes",
    "890008040001080002 0000, 0 bytes",
    "89000b 0400010800050210 0000, lie outside"
  })
  void aBrokenSignatureIsToldAndNothingElseHappens(String raw, String reason) {
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> read(hex(raw)))
        .withMessageContaining(reason);
  }

  @Test
  void aSignatureOfGnuPgInArmorIsRead() throws IOException {
    String armor = String.join("\n", RpmDatabases.tags("ecdsa.sig.asc"));
    Signature signature = Signature.readAll(Armor.decode(armor, 0), 10).get(0);
    assertThat(signature.keyAlgorithm()).isEqualTo("ECDSA");
    assertThat(signature.fingerprint().orElseThrow()).endsWith(signature.keyId().orElseThrow());
  }

  private static List<Signature> read(byte[] raw) throws IOException {
    return Signature.readAll(Bytes.of("signature", 0, raw, ByteOrder.BIG_ENDIAN), 10);
  }

  private static byte[] packet(String tag, String body) {
    int size = hex(body).length;
    return hex(tag + (tag.equals("89") ? "%04x" : "%02x").formatted(size) + body);
  }

  private static String area(int width, String subpackets) {
    return (width == 2 ? "%04x" : "%08x").formatted(hex(subpackets).length) + subpackets;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
