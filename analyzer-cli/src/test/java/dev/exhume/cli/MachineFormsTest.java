package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines as people keep and send them: packed, cut up, moved, several at once, and hostile. */
@Timeout(60)
class MachineFormsTest {
  private static final Path FIRST = SampleDisk.MACHINE.resolveSibling("web01.vmdk");
  private static final Path SECOND = SampleDisk.MACHINE.resolveSibling("web01_1.vmdk");

  @TempDir private Path directory;
  private Path folder;

  @BeforeEach
  void makeTheFolderOfTheMachine() throws IOException {
    folder = Files.createDirectories(directory.resolve("case/vms/web01"));
  }

  private static String system(String name) {
    return """
        <VirtualSystem ovf:id="%s"><VirtualHardwareSection>
          <Item><InstanceID>3</InstanceID><ResourceType>6</ResourceType></Item>
          <Item><InstanceID>4</InstanceID><ResourceType>17</ResourceType><Parent>3</Parent>
            <AddressOnParent>0</AddressOnParent><HostResource>ovf:/disk/a</HostResource></Item>
          <Item><InstanceID>5</InstanceID><ResourceType>17</ResourceType><Parent>3</Parent>
            <AddressOnParent>1</AddressOnParent><HostResource>ovf:/disk/b</HostResource></Item>
        </VirtualHardwareSection></VirtualSystem>
        """
        .formatted(name);
  }

  private Path ovf(String first, String second, String systems) throws IOException {
    return Files.writeString(
        folder.resolve("web01.ovf"),
        """
        <?xml version="1.0"?>
        <Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
        <References><File ovf:id="1" %s/><File ovf:id="2" %s/></References>
        <DiskSection>
          <Disk ovf:diskId="a" ovf:fileRef="1" ovf:capacity="31457280"/>
          <Disk ovf:diskId="b" ovf:fileRef="2" ovf:capacity="25165824"/>
        </DiskSection>
        %s</Envelope>
        """
            .formatted(first, second, systems));
  }

  @Test
  void aFileThatIsNotAsTheManifestSaysIsNamedWhenThatIsAskedFor() throws IOException {
    Files.copy(FIRST, folder.resolve("one.vmdk"));
    Files.copy(SECOND, folder.resolve("two.vmdk"));
    Path descriptor = ovf("ovf:href=\"one.vmdk\"", "ovf:href=\"two.vmdk\"", system("web01"));
    Files.writeString(folder.resolve("web01.mf"), "SHA1(two.vmdk)= " + "0".repeat(40) + "\n");

    CommandRun run = CommandRun.of("vm", descriptor, "--digests", "--strict");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("two.vmdk: is not what it was when the manifest was written");
    assertThat(CommandRun.of("vm", descriptor, "--strict").status()).isZero();
  }

  private Path vmx(String... disks) throws IOException {
    StringBuilder text = new StringBuilder("config.version = \"8\"\nscsi0.present = \"TRUE\"\n");
    for (int i = 0; i < disks.length; i++) {
      text.append("scsi0:%d.present = \"TRUE\"\n".formatted(i));
      text.append("scsi0:%d.fileName = \"%s\"\n".formatted(i, disks[i]));
    }
    return Files.writeString(folder.resolve("web01.vmx"), text);
  }

  private void hasTheDatabaseOfBothDisks(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).contains("ibdata1");
  }

  @Test
  void aDiskInChunksAndOnePackedByGzipAreRead() throws IOException {
    byte[] first = Files.readAllBytes(FIRST);
    Files.write(folder.resolve("a.vmdk.000000000"), Arrays.copyOf(first, 100_000));
    Files.write(
        folder.resolve("a.vmdk.000000001"), Arrays.copyOfRange(first, 100_000, first.length));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.gz")))) {
      Files.copy(SECOND, packed);
    }
    Path machine =
        ovf(
            "ovf:href=\"a.vmdk\" ovf:chunkSize=\"100000\"",
            "ovf:href=\"b.gz\" ovf:compression=\"gzip\"",
            system("web01"));

    hasTheDatabaseOfBothDisks("ls", machine, "/var/lib/mysql");
    assertThat(CommandRun.of("vm", machine).out().lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.startsWith("scsi0:0 a.vmdk 171.5 KiB in 2 files "));
  }

  @Test
  void aPackedDiskThatIsCutOffCostsWhatCameAfter() throws IOException {
    Files.copy(FIRST, folder.resolve("a.vmdk"));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.gz")))) {
      Files.copy(SECOND, packed);
    }
    byte[] whole = Files.readAllBytes(folder.resolve("b.gz"));
    Files.write(folder.resolve("b.gz"), Arrays.copyOf(whole, whole.length / 2));
    Path machine = ovf("ovf:href=\"a.vmdk\"", "ovf:href=\"b.gz\"", system("web01"));

    assertThat(CommandRun.of("disks", machine).err())
        .contains("disk scsi0:1 (b.gz) its gzip compression is damaged");
  }

  @Test
  void ofSeveralMachinesOneIsChosenByItsName() throws IOException {
    Files.copy(FIRST, folder.resolve("a.vmdk"));
    Files.copy(SECOND, folder.resolve("b.vmdk"));
    Path both = ovf("ovf:href=\"a.vmdk\"", "ovf:href=\"b.vmdk\"", system("web01") + system("db01"));

    CommandRun none = CommandRun.of("analyze", both);
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err().lines())
        .containsExactly(
            "exhume: "
                + both
                + " holds 2 machines: \"web01\", \"db01\"; choose one with --machine");
    hasTheDatabaseOfBothDisks("ls", "--machine", "db01", both, "/var/lib/mysql");
    assertThat(CommandRun.of("vm", "--machine", "db01", both).out()).contains("db01");
  }

  @Test
  void disksThatLieElsewhereAreFoundWhereTheUserSays() throws IOException {
    Path store = Files.createDirectories(directory.resolve("store/web01"));
    Files.copy(FIRST, store.resolve("web01.vmdk"));
    Files.copy(SECOND, store.resolve("web01_1.vmdk"));
    Path machine = vmx("web01.vmdk", "[storage1] web01/web01_1.vmdk");

    assertThat(CommandRun.of("ls", machine, "/").status()).isEqualTo(1);
    hasTheDatabaseOfBothDisks("ls", "--disks-in", store, machine, "/var/lib/mysql");
    CommandRun wrong = CommandRun.of("ls", "--disks-in", store.resolve("x"), machine, "/");
    assertThat(wrong.status()).isEqualTo(2);
  }

  @Test
  void verifyAndDiffReadTheChosenMachineFromTheDisksThatLieElsewhere() throws IOException {
    Path store = Files.createDirectories(directory.resolve("store"));
    Files.copy(FIRST, store.resolve("a.vmdk"));
    Files.copy(SECOND, store.resolve("b.vmdk"));
    Path both = ovf("ovf:href=\"a.vmdk\"", "ovf:href=\"b.vmdk\"", system("web01") + system("db01"));

    CommandRun verify =
        CommandRun.of("verify", "--machine", "db01", "--disks-in", store, both, "-p", "httpd");
    CommandRun diff = CommandRun.of("diff", "--machine", "db01", "--disks-in", store, both, both);

    assertThat(verify.status()).as(verify.err()).isZero();
    assertThat(diff.status()).as(diff.err()).isZero();
    assertThat(diff.out()).contains("Nothing differs of what was compared.");
  }

  @Test
  void whatIsNoMachineHasNoDisksToLookFor() {
    CommandRun run = CommandRun.of("ls", "--disks-in", directory, SampleDisk.IMAGE, "/");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("--disks-in is for those that do");
  }

  @Test
  void aDiskThatIsEmptyOrAFolderOrNowhereIsToldInALineAndTheRestIsRead() throws IOException {
    Files.copy(FIRST, folder.resolve("web01.vmdk"));
    Files.createFile(folder.resolve("empty.vmdk"));
    Files.createDirectory(folder.resolve("folder.vmdk"));
    Path machine = vmx("web01.vmdk", "empty.vmdk", "folder.vmdk", "C:\\VMs\\gone\\x.vmdk");

    CommandRun run = CommandRun.of("vm", machine);

    Path home = folder.toRealPath();
    assertThat(run.status()).isZero();
    assertThat(run.err().lines())
        .anyMatch(line -> line.contains("(empty.vmdk) is empty: no byte is in "))
        .anyMatch(line -> line.contains(home.resolve("folder.vmdk") + " (a directory)"))
        .anyMatch(
            line -> line.endsWith(home.resolve("x.vmdk") + ", " + home.resolve("gone/x.vmdk")));
    assertThat(CommandRun.of("ls", machine, "/etc").out()).contains("fstab");
  }

  /** An image may name any file of the host, to see it in what is exported. */
  @Test
  void nothingOutsideIsReadBecauseAnImageOfTheMachineNamesIt() throws Exception {
    Files.copy(FIRST, folder.resolve("web01.vmdk"));
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.write(outside.resolve("secret"), new byte[1 << 20]);
    Files.write(folder.resolveSibling("beside.img"), new byte[1 << 20]);
    Files.createSymbolicLink(folder.resolve("link.vmdk"), outside.resolve("secret"));
    Path pipe = outside.resolve("pipe");
    boolean hasPipe =
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS);
    assertThat(hasPipe).isTrue();
    Files.createSymbolicLink(folder.resolve("pipe.vmdk"), pipe);
    String[] named = {
      outside.resolve("secret").toString(), "../beside.img", "link.vmdk", "pipe.vmdk", "/dev/zero"
    };
    String[] disks = new String[named.length + 1];
    disks[0] = "web01.vmdk";
    for (int i = 0; i < named.length; i++) {
      disks[i + 1] = "disk%d.vmdk".formatted(i);
      Files.writeString(
          folder.resolve(disks[i + 1]),
          """
          # Disk DescriptorFile
          CID=0badcafe
          parentCID=ffffffff
          createType="monolithicFlat"
          RW 2048 FLAT "%s" 0
          """
              .formatted(named[i]));
    }

    CommandRun run = CommandRun.of("vm", vmx(disks));

    assertThat(run.out().lines().filter(line -> line.endsWith(" missing"))).hasSize(named.length);
    assertThat(run.out()).doesNotContain("1.0 MiB");
    assertThat(CommandRun.of("ls", vmx(disks), "/etc").out()).contains("fstab");
  }
}
