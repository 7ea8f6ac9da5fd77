package dev.exhume.disk.image.vmdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {
  @Test
  void aDescriptorOfASnapshotIsRead() throws MalformedDataException {
    Descriptor descriptor =
        read(
            """
            # Disk DescriptorFile
            version=1
            encoding="windows-1252"
            CID=8f67ca74
            parentCID=172e8a4
            createType="vmfsSparse"
            parentFileNameHint="vmfs_thick.vmdk"
            # Extent description
            RW 4096 VMFSSPARSE "vmfs_thick-000001-delta.vmdk"

            #DDB
            ddb.longContentID = "4b98b55ba6a6bc2e8fd6eb368f67ca74"
            """);
    assertThat(descriptor.contentId()).contains("8f67ca74");
    assertThat(descriptor.parentContentId()).contains("0172e8a4");
    assertThat(descriptor.parentHint()).contains("vmfs_thick.vmdk");
    assertThat(descriptor.charset()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(descriptor.extents())
        .containsExactly(
            new ExtentLine(
                4096, Optional.of(ExtentType.VMFSSPARSE), "vmfs_thick-000001-delta.vmdk", 0));
  }

  @Test
  void peopleWhoEditDescriptorsDoNotMindCaseBlanksAndLineEnds() throws MalformedDataException {
    Descriptor descriptor =
        read(
            """
            #comment\r
              VERSION = 1 \r
             cid = "0A"\r
            ParentCid=FFFFFFFF\r\r
            \trw  63\tflat disk-flat.vmdk\t0\s
            """);
    assertThat(descriptor.contentId()).contains("0000000a");
    assertThat(descriptor.parent()).isEmpty();
    assertThat(descriptor.extents())
        .containsExactly(new ExtentLine(63, Optional.of(ExtentType.FLAT), "disk-flat.vmdk", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RW 8 FLAT \"a b;c,d-flat.vmdk\" 63 | 8 | FLAT | a b;c,d-flat.vmdk | 63",
        "RDONLY 8 SPARSE \"x\" 0 uuid device | 8 | SPARSE | x | 0",
        "NOACCESS 63 ZERO | 63 | ZERO | '' | 0",
        "RW 8 VMFSRDM \"x-rdm.vmdk\" | 8 | VMFSRDM | x-rdm.vmdk | 0",
        "RW 8 SESPARSE \"without end | 8 | SESPARSE | without end | 0",
        "RW 0 FLAT \"\" 5 | 0 | FLAT | '' | 5",
      })
  void anExtentSaysWhereItLies(String line, long sectors, ExtentType type, String file, long start)
      throws MalformedDataException {
    assertThat(read(line).extents())
        .containsExactly(new ExtentLine(sectors, Optional.of(type), file, start));
  }

  @Test
  void anExtentOfUnknownTypeKeepsItsPlace() throws MalformedDataException {
    assertThat(read("RW 8 CRYSTAL \"x\"\nRW 9 ZERO\n").extents())
        .extracting(ExtentLine::sectors)
        .containsExactly(8L, 9L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version=1\n",
        "RW FLAT \"x\"\n",
        "RW -8 FLAT \"x\"\n",
        "RW 99999999999999999999 ZERO\n",
        "RW 999999999999999999 ZERO\n",
        "RW 9007199254740992 ZERO\nRW 1 ZERO\n",
        "RW 8 FLAT \"x\" 999999999999999999\n",
      })
  void whatHasNoExtentsOrImpossibleOnesIsRefused(String text) {
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("VMDK descriptor at offset 0x200: ");
  }

  @Test
  void tooManyExtentsAreRefused() {
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> read("RW 1 ZERO\n".repeat(10_000)))
        .withMessageContaining("10000 extents");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, UTF-8",
    "GBK, GBK, GBK",
    "Big5, Big5, Big5",
    "Shift_JIS, Shift_JIS, Shift_JIS",
    "UTF-8, windows-1252, windows-1252",
    "no-such-charset, UTF-8, UTF-8",
    "?!, windows-1252, windows-1252"
  })
  void theCharsetIsTheDeclaredOneIfTheBytesAgree(String declared, String actual, String found)
      throws MalformedDataException {
    String name = actual.equals("windows-1252") || actual.equals("UTF-8") ? "f\u00fcr" : "\u4e2d";
    String text = "encoding=\"%s\"\nCID=1\nRW 8 FLAT \"%s\"\n".formatted(declared, name);
    Descriptor descriptor = read(text.getBytes(Charset.forName(actual)));
    assertThat(descriptor.charset()).isEqualTo(Charset.forName(found));
    assertThat(descriptor.extents()).extracting(ExtentLine::file).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Disk DescriptorFile\nversion=1\nRW 8 FLAT \"x\" 0\n",
        "createType=\"vmfs\"\nRW 8 VMFS \"x\"\n",
        "RW 8 VMFS \"x\"\n\n\ncid = 12\n\0\0\0\0",
      })
  void aDescriptorIsRecognisedByWhatItSays(String text) {
    assertThat(Descriptor.matches(text.getBytes(StandardCharsets.US_ASCII))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version=1\n",
        "RW 8 FLAT \"x\" 0\n",
        "# Disk DescriptorFile\n",
        "\0version=1\nRW 8 FLAT \"x\" 0\n",
        ".encoding = \"UTF-8\"\nconfig.version = \"8\"\nscsi0:0.fileName = \"x.vmdk\"\n",
      })
  void otherTextIsNoDescriptor(String text) {
    assertThat(Descriptor.matches(text.getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  private static Descriptor read(String text) throws MalformedDataException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Descriptor read(byte[] text) throws MalformedDataException {
    return Descriptor.read(Bytes.of("VMDK descriptor", 512, text, ByteOrder.LITTLE_ENDIAN));
  }
}
