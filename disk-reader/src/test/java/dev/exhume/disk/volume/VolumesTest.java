package dev.exhume.disk.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.testdata.ArrayMembers;
import dev.exhume.testdata.DiskContents;
import dev.exhume.testdata.ExtImages;
import dev.exhume.testdata.PartitionedDisks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumesTest {
  private static final int BLOCK = 1 << 16;

  @TempDir private Path directory;

  private final List<DiskImage> disks = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (DiskImage disk : disks) {
      disk.close();
    }
  }

  @Test
  void aPartitionIsFoundByEachNameThatTheServerMayHaveUsed() throws IOException {
    Volumes volumes = shared("made/volumes/vol-rhel4.img.gz");
    assertThat(volumes.find("/dev/hda1").map(Volume::name)).contains("/dev/sda1");
    assertThat(volumes.find("UUID=f106c350-ea4e-44c9-a9b6-73693ac0384b").map(Volume::name))
        .contains("/dev/sda1");
    assertThat(volumes.find("/dev/sda9")).isEmpty();
  }

  @Test
  void theDiskSaysHowItIsDivided() throws IOException {
    assertThat(shared("made/volumes/vol-rhel4.img.gz").disks())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo("/dev/sda");
              assertThat(found.partitionTable()).isEqualTo(Optional.of("mbr"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"md0", "md12"})
  void theFilesOnAnArrayAreThoseThatLinuxShows(String name) throws IOException {
    Volumes volumes =
        shared("made/volumes/vol-" + name + "a.img.gz", "made/volumes/vol-" + name + "b.img.gz");
    Volume array = volumes.find("/dev/md9").orElseThrow();
    assertThat(digest(array) + "  -\n")
        .isEqualTo(Files.readString(SharedDisks.at("made/volumes/" + name + ".sha")));
    try (DiskFileSystem files = array.open()) {
      assertThat(
              Truth.of(files.files().getPath("/")).stream()
                  .filter(line -> !line.matches("## (dev|xattr)|# file.*|[0-9a-f]+:[0-9a-f]+ .*"))
                  .toList())
          .isEqualTo(Truth.of("made/volumes/" + name + ".truth.gz"));
    }
    assertThat(volumes.problems()).isEmpty();
  }

  @Test
  void anArrayMayBeDividedIntoPartitions() throws IOException {
    Volumes volumes = array("divided");
    assertThat(volumes.all())
        .extracting(Volume::name)
        .containsExactly("/dev/sda", "/dev/sdb", "/dev/md5p1", "/dev/md5p2");
    assertReadsAs("divided-1", volumes.find("/dev/md/5p1"));
    assertReadsAs("divided-2", volumes.find("LABEL=divided-2"));
    assertThat(volumes.find("/dev/md5p2").orElseThrow().kind()).isEqualTo(VolumeKind.PARTITION);
    assertThat(volumes.find("/dev/md5p2").orElseThrow().aliases())
        .anyMatch(alias -> alias.matches("/dev/disk/by-id/md-uuid-.*-part2"));
  }

  @Test
  void anArrayMayBePutTogetherOfArrays() throws IOException {
    assertReadsAs("nested", array("nested").find("/dev/md100"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void itIsWholeAlthoughOneOfThemIsNot(int missing) throws IOException {
    List<byte[]> members = new ArrayList<>(ArrayMembers.of("nested"));
    members.remove(missing);
    Volumes volumes = Volumes.of(open(members));
    assertReadsAs("nested", volumes.find("/dev/md100"));
    assertThat(volumes.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).matches("/dev/md10[12]"));
  }

  @Test
  void aGroupMayBeOnAnArrayAndALogicalVolumeBeDivided() throws IOException {
    Volumes volumes = array("group");
    assertThat(volumes.all())
        .extracting(Volume::name)
        .containsExactly(
            "/dev/sda",
            "/dev/sdb",
            "/dev/sdc",
            "/dev/md0",
            "/dev/vgmd/root",
            "/dev/vgmd/disk1",
            "/dev/vgmd/disk2");
    assertReadsAs("group", volumes.find("/dev/mapper/vgmd-root"));
    assertThat(volumes.find("/dev/vgmd/disk1").orElseThrow().sizeBytes()).isEqualTo(1024 * 512);
    assertThat(volumes.problems()).isEmpty();
  }

  @Test
  void aSuperblockAtTheEndOfADiskIsThatOfItsLastPartition() throws IOException {
    Volumes volumes = array("ending");
    assertThat(volumes.all())
        .extracting(volume -> volume.name() + " " + volume.content())
        .containsExactly("/dev/sda1 md-member", "/dev/sdb1 md-member", "/dev/md6 ext2");
    assertReadsAs("ending", volumes.find("/dev/md6"));
    assertThat(volumes.problems()).isEmpty();
  }

  @Test
  void disksAreNamedInTheirOrderAlsoBeyondTheLetters() throws IOException {
    List<byte[]> many = new ArrayList<>();
    for (int disk = 0; disk < 29; disk++) {
      many.add(DiskContents.disk("squashfs"));
    }
    many.add(PartitionedDisks.disk("mbr"));
    Volumes volumes = Volumes.of(open(many));
    assertThat(volumes.disks())
        .extracting(Disk::name)
        .startsWith("/dev/sda", "/dev/sdb")
        .endsWith("/dev/sdz", "/dev/sdaa", "/dev/sdab", "/dev/sdac", "/dev/sdad");
    assertThat(volumes.find("/dev/xvdab").map(Volume::name)).contains("/dev/sdab");
    assertThat(volumes.find("/dev/sdad").map(Volume::name)).isEmpty();
    assertThat(volumes.find("/dev/vdad5").map(Volume::name)).contains("/dev/sdad5");
  }

  @Test
  void ofTwoVolumesWithOneLabelTheFirstIsFound() throws IOException {
    Volumes volumes =
        Volumes.of(
            open(
                List.of(
                    DiskContents.disk("swap-plain"),
                    ExtImages.image("ext3-1k"),
                    ExtImages.image("ext4-64k"))));
    assertThat(volumes.find("LABEL=relics").map(Volume::name)).contains("/dev/sdb");
    assertThat(volumes.find("LABEL=Relics")).isEmpty();
    assertThat(volumes.find("UUID=D15C0B01-5EED-4E57-A11D-000000000001").map(Volume::name))
        .contains("/dev/sdb");
  }

  @Test
  void aDiskThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    List<DiskImage> images = open(List.of(ExtImages.image("ext3-1k")));
    Path lost = directory.resolve("lost.vmdk");
    Files.writeString(
        lost,
        """
        # Disk DescriptorFile
        version=1
        CID=fffffffe
        parentCID=ffffffff
        createType="monolithicFlat"

        RW 20480 FLAT "lost-flat.vmdk" 0
        """);
    disks.add(DiskImage.open(lost));
    images.add(disks.get(disks.size() - 1));
    images.addAll(open(List.of(PartitionedDisks.disk("gpt"))));
    Volumes volumes = Volumes.of(images);
    assertThat(volumes.disks()).extracting(Disk::name).hasSize(3);
    assertThat(volumes.find("/dev/sda").orElseThrow().content().name()).isEqualTo("ext3");
    assertThat(volumes.find("/dev/sdb").orElseThrow().content().kind())
        .isEqualTo(VolumeContent.Kind.UNKNOWN);
    assertThat(volumes.find("/dev/sdc1")).isPresent();
    assertThat(volumes.problems())
        .filteredOn(problem -> problem.place().equals("/dev/sdb"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("lost-flat.vmdk"));
  }

  private Volumes shared(String... names) throws IOException {
    for (String name : names) {
      disks.add(DiskImage.open(SharedDisks.unpack(name, directory)));
    }
    return Volumes.of(disks);
  }

  private Volumes array(String name) throws IOException {
    return Volumes.of(open(ArrayMembers.of(name)));
  }

  private List<DiskImage> open(List<byte[]> contents) throws IOException {
    List<DiskImage> opened = new ArrayList<>();
    for (byte[] content : contents) {
      Path file = directory.resolve("disk%02d.img".formatted(disks.size()));
      DiskImage disk = DiskImage.open(Files.write(file, content));
      disks.add(disk);
      opened.add(disk);
    }
    return opened;
  }

  private static void assertReadsAs(String name, Optional<Volume> volume) throws IOException {
    Volume found = volume.orElseThrow();
    assertThat(found.sizeBytes() + " " + digest(found)).isEqualTo(ArrayMembers.truth().get(name));
  }

  private static String digest(Volume volume) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long position = 0; position < volume.sizeBytes(); position += BLOCK) {
        block.clear().limit((int) Math.min(BLOCK, volume.sizeBytes() - position));
        volume.bytes().readFully(position, block);
        digest.update(block.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
