package dev.exhume.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.disk.image.DiskImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample server on its disk: {@code /boot}, swap, and the root in a logical partition. */
class DeadServerOnDisksTest {
  private static final Path IMAGE =
      Path.of(
          System.getProperty("exhume.project"), "testdata/servers/centos4-web/centos4-web.vmdk");
  private static final long ROOT_START = 12285 * 512L;

  @TempDir private Path directory;

  @Test
  void theRootIsFoundByWhatIsInIt() throws IOException {
    try (DeadServer server = DeadServer.open(IMAGE)) {
      assertThat(server.kind()).isEqualTo("disk-image");
      assertThat(server.root().resolve("etc/fstab")).content().contains("LABEL=/boot");
      assertThat(server.evidence()).containsExactly(IMAGE.toRealPath());
      assertThat(server.problems()).isEmpty();
    }
  }

  @Test
  void theProfileSaysWhatEachVolumeWasFor() throws IOException {
    try (DeadServer server = DeadServer.open(IMAGE)) {
      Source source = server.analyze().source();

      assertThat(source.disks())
          .extracting(Source.Disk::format, Source.Disk::partitionTable)
          .containsExactly(tuple("vmdk", Optional.of("mbr")));
      assertThat(source.volumes())
          .extracting(Source.Volume::name, Source.Volume::role, Source.Volume::mountedAt)
          .contains(
              tuple("/dev/sda1", Optional.of("boot"), Optional.of("/boot")),
              tuple("/dev/sda6", Optional.of("root"), Optional.of("/")));
    }
  }

  @Test
  void theVolumeThatIsAskedForIsTakenByAnyOfItsNames() throws IOException {
    for (String name : List.of("/dev/sda6", "/dev/hda6", "LABEL=/")) {
      try (DeadServer server = DeadServer.open(List.of(IMAGE), Optional.of(name))) {
        assertThat(server.root().resolve("etc/inittab")).exists();
      }
    }
  }

  @Test
  void aVolumeWithoutARootIsRefusedAsSuch() {
    assertThatThrownBy(() -> DeadServer.open(List.of(IMAGE), Optional.of("/dev/sda1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no Linux root");
  }

  @Test
  void whatFstabMountsLiesWhereTheServerHadIt() throws IOException {
    try (DeadServer server = DeadServer.open(IMAGE)) {
      assertThat(server.root().resolve("boot/grub/grub.conf")).content().contains("2.6.9-67");
      assertThat(server.analyze().os().kernels())
          .anyMatch(kernel -> kernel.isDefault() && kernel.version().startsWith("2.6.9-67"));
    }
  }

  @Test
  void ofTwoRootsTheLikelierIsTakenAndTheOtherTold() throws IOException {
    Path raw = raw();

    try (DeadServer server = DeadServer.open(List.of(raw, IMAGE), Optional.empty())) {
      assertThat(server.problems())
          .extracting(Problem::path, Problem::message)
          .contains(
              tuple(
                  "/dev/sdb6",
                  "holds a Linux root, too, but it is a copy of another volume, with the same"
                      + " UUID; --volume takes it"));
    }
    try (DeadServer server = DeadServer.open(List.of(IMAGE, raw), Optional.of("/dev/sdb6"))) {
      assertThat(server.root().resolve("etc/inittab")).exists();
    }
  }

  @Test
  void aVolumeThatNobodyMountsIsTold() throws IOException {
    try (DeadServer server = DeadServer.open(List.of(IMAGE, raw()), Optional.empty())) {
      assertThat(server.analyze().problems())
          .extracting(Problem::path, Problem::message)
          .contains(
              tuple(
                  "/dev/sdb1",
                  "is ext3 \"/boot\" of 4128768 bytes that /etc/fstab does not mount; it has"
                      + " config-2.6.9-67.0.1.EL, grub, vmlinuz-2.6.9-67.0.1.EL; --volume shows"
                      + " what is in it"));
    }
  }

  @Test
  void aFileSystemOnTheBareDiskNeedsNoPartitions() throws IOException {
    Path bare = directory.resolve("bare.img");
    byte[] disk = Files.readAllBytes(raw());
    try (FileChannel out =
        FileChannel.open(bare, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(disk, (int) ROOT_START, 36000 * 512));
    }

    try (DeadServer server = DeadServer.open(bare)) {
      assertThat(server.kind()).isEqualTo("disk-image");
      assertThat(server.root().resolve("etc/inittab")).exists();
    }
  }

  @Test
  void aDirectoryHasNoVolumes() {
    assertThatThrownBy(() -> DeadServer.open(List.of(directory), Optional.of("/dev/sda1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no disk image");
  }

  private Path raw() throws IOException {
    Path raw = directory.resolve("raw.img");
    try (DiskImage disk = DiskImage.open(IMAGE)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) disk.bytes().size());
      disk.bytes().readFully(0, bytes);
      Files.write(raw, bytes.array());
    }
    return raw;
  }
}
