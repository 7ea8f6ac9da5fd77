package dev.exhume.vm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OvfMachineTest {
  private static final String DISK = "the bytes of a disk";

  @TempDir Path directory;

  /** A machine with one disk, whose file is described by the attributes of a reference. */
  private static String ovf(String reference) {
    return """
        <?xml version="1.0"?>
        <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="x" xmlns:rasd="y">
          <References><File ovf:id="file1" %s/></References>
          <DiskSection><Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^30"
            ovf:diskId="vmdisk1" ovf:fileRef="file1"/></DiskSection>
          <VirtualSystem ovf:id="web01">
            <VirtualHardwareSection>
              <Item><rasd:InstanceID>3</rasd:InstanceID><rasd:ResourceType>20</rasd:ResourceType>
                <rasd:ResourceSubType>AHCI</rasd:ResourceSubType></Item>
              <Item><rasd:InstanceID>4</rasd:InstanceID><rasd:ResourceType>17</rasd:ResourceType>
                <rasd:Parent>3</rasd:Parent><rasd:AddressOnParent>2</rasd:AddressOnParent>
                <rasd:HostResource>/disk/vmdisk1</rasd:HostResource></Item>
            </VirtualHardwareSection>
          </VirtualSystem>
        </Envelope>
        """
        .formatted(reference);
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private VirtualMachine read(String reference) throws IOException {
    return VirtualMachine.read(write("web01.ovf", ovf(reference)));
  }

  private static byte[] bytes(DiskPlace place) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (FileExtent piece : place.pieces()) {
      byte[] file = Files.readAllBytes(piece.file());
      int offset = Math.toIntExact(piece.offset());
      bytes.write(Arrays.copyOfRange(file, offset, Math.toIntExact(offset + piece.length())));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Nested
  class DiskFiles {
    @Test
    void lieBesideTheDescriptor() throws IOException {
      write("web 01.vmdk", DISK);

      VirtualDisk disk = read("ovf:href=\"web%2001.vmdk\"").disks().get(0);

      assertThat(disk.controller()).hasToString("sata0:2");
      assertThat(disk.capacityBytes()).contains(8L << 30);
      assertThat(disk.place().flatMap(DiskPlace::wholeFile))
          .contains(directory.resolve("web 01.vmdk").toRealPath());
    }

    @Test
    void mayBeCompressed() throws IOException {
      Files.write(directory.resolve("web01.vmdk.gz"), gzipped(DISK));

      VirtualMachine machine = read("ovf:href=\"web01.vmdk.gz\" ovf:compression=\"gzip\"");

      DiskPlace place = machine.disks().get(0).place().orElseThrow();
      assertThat(place.compression()).isEqualTo(DiskPlace.Compression.GZIP);
      assertThat(place.wholeFile()).isEmpty();
      assertThat(machine.problems()).isEmpty();
    }

    @Test
    void areCompressedWhenTheyAreWhateverTheDescriptorSays() throws IOException {
      write("web01.vmdk", DISK);

      VirtualMachine machine = read("ovf:href=\"web01.vmdk\" ovf:compression=\"gzip\"");

      DiskPlace place = machine.disks().get(0).place().orElseThrow();
      assertThat(place.compression()).isEqualTo(DiskPlace.Compression.NONE);
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .containsExactly("\"web01.vmdk\" is not compressed by gzip, other than it is said to be");
    }

    @Test
    void mayBeCutUp() throws IOException {
      write("web01.vmdk.000000000", DISK.substring(0, 8));
      write("web01.vmdk.000000001", DISK.substring(8, 16));
      write("web01.vmdk.000000002", DISK.substring(16));

      VirtualMachine machine = read("ovf:href=\"web01.vmdk\" ovf:size=\"19\" ovf:chunkSize=\"8\"");

      DiskPlace place = machine.disks().get(0).place().orElseThrow();
      assertThat(place.pieces()).hasSize(3);
      assertThat(bytes(place)).asString(UTF_8).isEqualTo(DISK);
      assertThat(machine.problems()).isEmpty();
    }

    @Test
    void areMissingWhenAPieceIs() throws IOException {
      write("web01.vmdk.000000000", DISK.substring(0, 8));
      write("web01.vmdk.000000002", DISK.substring(16));

      VirtualMachine machine = read("ovf:href=\"web01.vmdk\" ovf:size=\"19\" ovf:chunkSize=\"8\"");

      assertThat(machine.disks().get(0).place()).isEmpty();
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .containsExactly(
              "sata0:2: \"web01.vmdk\" was not found; looked for: "
                  + directory.toRealPath().resolve("web01.vmdk.000000001"));
    }

    @Test
    void areToldWhenTheyHaveNotTheSizeTheyShouldHave() throws IOException {
      write("web01.vmdk", DISK);

      VirtualMachine machine = read("ovf:href=\"web01.vmdk\" ovf:size=\"100\"");

      assertThat(machine.disks().get(0).place()).isPresent();
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .containsExactly("\"web01.vmdk\" has 19 bytes, and should have 100");
    }

    @Test
    void areNeverFetched() throws IOException {
      VirtualMachine machine = read("ovf:href=\"http://example.com/web01.vmdk\"");

      assertThat(machine.disks().get(0).layers().get(0).tried())
          .containsExactly("http://example.com/web01.vmdk (on the network: never opened)");
    }
  }

  @Nested
  class InAnArchive {
    private Path ova(Map<String, byte[]> files, int longFileMode, int bigNumberMode)
        throws IOException {
      Path file = directory.resolve("web01.ova");
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
        tar.setLongFileMode(longFileMode);
        tar.setBigNumberMode(bigNumberMode);
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
          TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
          header.setSize(entry.getValue().length);
          tar.putArchiveEntry(header);
          tar.write(entry.getValue());
          tar.closeArchiveEntry();
        }
      }
      return file;
    }

    private Path ova(Map<String, byte[]> files) throws IOException {
      return ova(files, TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    private Map<String, byte[]> files(String... namesAndTexts) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
      }
      return files;
    }

    @Test
    void aDiskIsReadWhereItLies() throws IOException {
      Path file = ova(files("web01.ovf", ovf("ovf:href=\"web01.vmdk\""), "web01.vmdk", DISK));

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.format()).isEqualTo(MachineFormat.OVA);
      assertThat(machine.name()).contains("web01");
      DiskPlace place = machine.disks().get(0).place().orElseThrow();
      assertThat(place.pieces().get(0).file()).isEqualTo(file);
      assertThat(bytes(place)).asString(UTF_8).isEqualTo(DISK);
      assertThat(machine.problems()).isEmpty();
    }

    @Test
    void theDescriptorNeedNotBeFirstAndMayLieInAFolder() throws IOException {
      Path file =
          ova(
              files(
                  "./web01/web01.vmdk", DISK, "./web01/web01.ovf", ovf("ovf:href=\"web01.vmdk\"")));

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(bytes(machine.disks().get(0).place().orElseThrow()))
          .asString(UTF_8)
          .isEqualTo(DISK);
    }

    @Test
    void namesMayBeLongerThanTheHeaderHasRoomForInEitherWay() throws IOException {
      String name = "d".repeat(120) + ".vmdk";
      Map<String, byte[]> files = files("web01.ovf", ovf("ovf:href=\"" + name + "\""), name, DISK);
      for (int mode :
          List.of(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX)) {
        Path file = ova(files, mode, TarArchiveOutputStream.BIGNUMBER_POSIX);

        VirtualMachine machine = VirtualMachine.read(file);

        assertThat(bytes(machine.disks().get(0).place().orElseThrow()))
            .asString(UTF_8)
            .isEqualTo(DISK);
      }
    }

    @Test
    void aNameMayStartWithAsManyDotsAsItLikes() throws IOException {
      String name = "./".repeat(9_000) + "web01.vmdk";
      Path file = ova(files("web01.ovf", ovf("ovf:href=\"web01.vmdk\""), name, DISK));

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.disks().get(0).place()).isPresent();
    }

    @Test
    void whatBreaksOffIsReadAsFarAsItGoes() throws IOException {
      Path whole =
          ova(files("web01.ovf", ovf("ovf:href=\"web01.vmdk\""), "web01.vmdk", DISK.repeat(500)));
      int cut = Files.readAllBytes(whole).length / 2;
      Path file = directory.resolve("cut.ova");
      Files.write(file, Arrays.copyOf(Files.readAllBytes(whole), 4096));
      assertThat(cut).isGreaterThan(4096);

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.disks().get(0).place()).isPresent();
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .anyMatch(message -> message.startsWith("breaks off: \"web01.vmdk\" has 9500 bytes"));
    }

    @Test
    void aFileOfEightGibibytesAndMoreIsFoundBehindItsSizeInBytes() throws IOException {
      byte[] ova =
          Files.readAllBytes(ova(files("a.vmdk", DISK, "web01.ovf", ovf("ovf:href=\"a.vmdk\""))));
      long size = 9L << 30;
      byte[] digits = new byte[12];
      digits[0] = (byte) 0x80;
      for (int i = 0; i < Long.BYTES; i++) {
        digits[11 - i] = (byte) (size >> (i * Byte.SIZE));
      }
      System.arraycopy(digits, 0, ova, 124, digits.length);
      int sum = 0;
      Arrays.fill(ova, 148, 156, (byte) ' ');
      for (int i = 0; i < 512; i++) {
        sum += ova[i] & 0xFF;
      }
      System.arraycopy("%06o\0 ".formatted(sum).getBytes(UTF_8), 0, ova, 148, 8);
      Path file = directory.resolve("big.ova");
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.SPARSE,
              StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(ova, 0, 512));
        channel.position(512 + size);
        channel.write(ByteBuffer.wrap(ova, 1024, ova.length - 1024));
      }

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.disks().get(0).place().orElseThrow().pieces())
          .containsExactly(new FileExtent(file, 512, size));
    }

    @Test
    void anArchiveWithoutADescriptorIsNoMachine() throws IOException {
      Path file = ova(files("etc/passwd", "root:x:0:0", "usr/share/doc/x/example.ovf", "text"));

      assertThat(VirtualMachine.recognises(file)).isFalse();
    }

    @Test
    void digestsAreCheckedWhenAskedFor() throws IOException {
      String descriptor = ovf("ovf:href=\"web01.vmdk\"");
      String manifest =
          """
          SHA1(web01.ovf)= %s
          SHA256(web01.vmdk)= %s
          SHA1 (gone.vmdk) = 00
          """
              .formatted(digest("SHA-1", descriptor), digest("SHA-256", DISK + "!"));
      Path file = ova(files("web01.ovf", descriptor, "web01.mf", manifest, "web01.vmdk", DISK));
      List<Long> progress = new ArrayList<>();

      List<FileDigest> digests = VirtualMachine.checkDigests(file, List.of(), progress::add);

      assertThat(digests).extracting(FileDigest::isRight).containsExactly(true, false, false);
      assertThat(digests.get(1).found()).contains(digest("SHA-256", DISK));
      assertThat(digests.get(2).found()).isEmpty();
      assertThat(progress).last().isEqualTo((long) descriptor.length() + DISK.length());
    }

    @Test
    void checkingStopsWhenItsThreadIsInterrupted() throws IOException {
      Path file =
          ova(files("web01.ovf", ovf("ovf:href=\"x\""), "web01.mf", "SHA1(web01.ovf)= 00\n"));

      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> VirtualMachine.checkDigests(file, List.of(), bytes -> {}))
            .isInstanceOf(IOException.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  class OfSeveralMachines {
    @Test
    void oneIsChosenByItsName() throws IOException {
      Path file = write("two.ovf", ovfOf("web01", "db01"));

      assertThat(VirtualMachine.read(file, List.of(), "web01").name()).contains("web01");
      VirtualMachine second = VirtualMachine.read(file, List.of(), "db01");
      assertThat(second.name()).contains("db01");
      assertThat(second.disks()).hasSize(1);
    }

    @Test
    void allAreNamedWhereNoneWasChosen() throws IOException {
      Path file = write("two.ovf", ovfOf("web01", "db01"));

      assertThatThrownBy(() -> VirtualMachine.read(file))
          .isInstanceOf(MachineChoiceException.class)
          .hasMessage(file + " holds 2 machines: \"web01\", \"db01\"");
    }

    @Test
    void allAreNamedWhereAnotherWasChosen() throws IOException {
      Path file = write("two.ovf", ovfOf("web01", "db01"));

      assertThatThrownBy(() -> VirtualMachine.read(file, List.of(), "mail"))
          .hasMessage(file + " holds no machine \"mail\", but \"web01\", \"db01\"");
    }

    @Test
    void thoseOfOneNameAreToldApart() throws IOException {
      Path file = write("three.ovf", ovfOf("web", "web", "db01"));

      assertThatThrownBy(() -> VirtualMachine.read(file))
          .hasMessageEndingWith(": \"web\", \"web#2\", \"db01\"");
      assertThat(VirtualMachine.read(file, List.of(), "web#2").name()).contains("web");
    }

    @Test
    void theyMayLieInCollectionsOfCollections() throws IOException {
      String all = ovfOf("web01", "db01");
      String nested =
          all.replaceFirst(
                  "<VirtualSystem ",
                  "<VirtualSystemCollection ovf:id=\"a\"><VirtualSystemCollection ovf:id=\"b\"><VirtualSystem ")
              .replace(
                  "</Envelope>", "</VirtualSystemCollection></VirtualSystemCollection></Envelope>");

      VirtualMachine machine = VirtualMachine.read(write("n.ovf", nested), List.of(), "db01");

      assertThat(machine.disks()).hasSize(1);
      assertThat(machine.problems()).extracting(MachineProblem::message).hasSize(1);
    }

    @Test
    void aNameThatTheOnlyMachineOfADescriptorDoesNotHaveIsRefused() throws IOException {
      Path file = write("web01.vmx", "config.version = \"8\"\ndisplayName = \"web01\"\n");

      assertThat(VirtualMachine.read(file, List.of(), "web01").name()).contains("web01");
      assertThatThrownBy(() -> VirtualMachine.read(file, List.of(), "db01"))
          .hasMessage(file + " holds no machine \"db01\", but \"web01\"");
    }

    private String ovfOf(String... names) {
      String one = ovf("ovf:href=\"x\"");
      String system = one.replaceAll("(?s).*(<VirtualSystem.*</VirtualSystem>).*", "$1");
      String all =
          Stream.of(names).map(name -> system.replace("web01", name)).collect(Collectors.joining());
      return one.replace(system, all);
    }
  }

  @Test
  void thePartsOfTheDefaultConfigurationCount() throws IOException {
    String text =
        """
        <Envelope>
          <DeploymentOptionSection>
            <Configuration id="small"/><Configuration id="large" default="true"/>
          </DeploymentOptionSection>
          <VirtualSystem id="web01"><VirtualHardwareSection>
            <Item configuration="small"><InstanceID>1</InstanceID><ResourceType>4</ResourceType>
              <AllocationUnits>MegaBytes</AllocationUnits><VirtualQuantity>512</VirtualQuantity></Item>
            <Item configuration="large"><InstanceID>1</InstanceID><ResourceType>4</ResourceType>
              <AllocationUnits>byte * 2^30</AllocationUnits><VirtualQuantity>2</VirtualQuantity></Item>
          </VirtualHardwareSection></VirtualSystem>
        </Envelope>
        """;

    assertThat(VirtualMachine.read(write("web01.ovf", text)).memoryMiB()).contains(2048L);
  }

  @Test
  void whatVirtualBoxAddsOfItsOwnIsRead() throws IOException {
    String text =
        """
        <Envelope xmlns:vbox="http://www.virtualbox.org/ovf/machine">
          <VirtualSystem id="web01">
            <OperatingSystemSection id="96"><Description>Debian_64</Description>
              <vbox:OSType>Debian_64</vbox:OSType></OperatingSystemSection>
            <VirtualHardwareSection>
              <StorageItem><InstanceID>4</InstanceID><ResourceType>17</ResourceType>
                <HostResource>/disk/none</HostResource></StorageItem>
            </VirtualHardwareSection>
            <vbox:Machine name="web01"><Hardware><Firmware type="EFI"/><Network>
              <Adapter slot="0" enabled="true" MACAddress="080027A1B2C3" type="82540EM"><NAT/></Adapter>
            </Network></Hardware></vbox:Machine>
          </VirtualSystem>
        </Envelope>
        """;

    VirtualMachine machine = VirtualMachine.read(write("web01.ovf", text));

    assertThat(machine.guestOs()).contains("Debian_64");
    assertThat(machine.firmware()).contains(Firmware.EFI);
    assertThat(machine.macAddresses()).containsExactly("08:00:27:a1:b2:c3");
    assertThat(machine.disks()).hasSize(1);
    assertThat(machine.problems())
        .extracting(MachineProblem::message)
        .anyMatch(message -> message.contains("no file of the package is given for it"));
  }
}
