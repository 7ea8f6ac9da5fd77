package dev.exhume.disk.filesystem.ext.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files are as the server's own kernel would have shown them after it was switched on again. */
class RecoveryTest {
  private static final int SUPERBLOCK = 1024;
  private static final String CHANGES = "changes that are only in the journal are missing";

  private static MemoryVolume volume(String name) {
    return new MemoryVolume(ExtImages.image("journal/" + name));
  }

  private static DiskFileSystem open(MemoryVolume volume) throws IOException {
    return DiskFileSystem.open(volume, "/dev/sda1");
  }

  private static List<String> problems(DiskFileSystem fileSystem) {
    return fileSystem.problems().stream().map(DiskProblem::message).toList();
  }

  private static Path last(DiskFileSystem fileSystem) {
    return fileSystem.files().getPath("/last");
  }

  @Test
  void whatIsOnlyInTheJournalIsRead() throws IOException {
    try (DiskFileSystem fileSystem = open(volume("linux-checksums-v1"))) {
      assertThat(last(fileSystem)).hasContent("last\n");
      assertThat(fileSystem.files().getPath("/moved")).hasContent("1\n");
      assertThat(fileSystem.files().getPath("/d/f2")).doesNotExist();
      assertThat(fileSystem.identity().state()).contains(FileSystemState.NEEDS_RECOVERY);
      assertThat(problems(fileSystem)).isEmpty();
    }
  }

  @Test
  void aFileThatStartsLikeABlockOfTheJournalIsRead() throws IOException {
    for (String name : List.of("linux-escapes-ext3", "linux-escapes-ext4")) {
      try (DiskFileSystem fileSystem = open(volume(name))) {
        Path escaped = fileSystem.files().getPath("/escaped");
        byte[] start = {(byte) 0xC0, 0x3B, 0x39, (byte) 0x98, 'e', 's', 'c', 'a', 'p', 'e', 'd'};
        assertThat(escaped).hasBinaryContent(start);
        assertThat(Files.readAllBytes(fileSystem.files().getPath("/like-a-commit")))
            .startsWith(0xC0, 0x3B, 0x39, 0x98, 0, 0, 0, 2);
      }
    }
  }

  /** Directories have other sizes, times and links after a fast commit than before it. */
  @Test
  void fastCommitsAreCarriedOut() throws IOException {
    MemoryVolume volume = volume("fast-commits");
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(lines(Truth.of(fileSystem.files().getPath("/"))))
          .isEqualTo(lines(Truth.lines(ExtImages.truth("journal/fast-commits"))));
      try (Stream<Path> names = Files.list(fileSystem.files().getPath("/d/new"))) {
        assertThat(names.map(Path::toString)).containsExactly("/d/new/file");
      }
      assertThat(fileSystem.files().getPath("/d/new/../new-name")).exists();
      assertThat(problems(fileSystem)).isEmpty();
    }
    assertThat(volume.bytes()).isEqualTo(ExtImages.image("journal/fast-commits"));
  }

  private static List<String> lines(List<String> truth) {
    return truth.stream()
        .filter(line -> !line.endsWith("\t.\t") && !line.endsWith("\t./lost+found\t"))
        .map(line -> line.replaceFirst("^(d\t\\d+\t\\d+\t\\d+)\t\\d+\t\\d+\t\\d+", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void aFastCommitThatIsDamagedIsToldAndWhatComesBeforeItIsRead() throws IOException {
    MemoryVolume volume = volume("fast-commits");
    byte[] name = "\0new-name".getBytes(StandardCharsets.US_ASCII);
    volume.put(indexOf(volume.bytes(), name) + 4, 'x');
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(fileSystem.files().getPath("/gone")).doesNotExist();
      assertThat(fileSystem.files().getPath("/cut")).hasSize(100);
      assertThat(fileSystem.files().getPath("/renamed")).exists();
      assertThat(fileSystem.files().getPath("/reserved")).doesNotExist();
      assertThat(problems(fileSystem))
          .singleElement()
          .asString()
          .startsWith("fast commit tag at offset 0x")
          .contains("checksum is 0x")
          .endsWith("; it and what follows it is missing");
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
      at++;
    }
    return at;
  }

  @Test
  void aJournalOnAnotherVolumeIsToldAndTheRestIsRead() throws IOException {
    MemoryVolume volume = volume("linux-checksums-v1").put32(SUPERBLOCK + 0xE0, 0);
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(fileSystem.files().getPath("/lost+found")).isDirectory();
      assertThat(last(fileSystem)).doesNotExist();
      assertThat(problems(fileSystem))
          .containsExactly("the journal is on another volume; " + CHANGES);
    }
  }

  @Test
  void aJournalWhoseInodeIsDamagedIsFoundByTheSuperblock() throws IOException {
    for (String name : List.of("linux-pieces-ext3", "linux-pieces-ext4")) {
      MemoryVolume volume = volume(name);
      volume.put32(mapOfJournal(volume), 0xFFFF_FFFFL);
      try (DiskFileSystem fileSystem = open(volume)) {
        assertThat(fileSystem.files().getPath("/d/f30")).hasContent("30\n");
        assertThat(problems(fileSystem))
            .anyMatch(told -> told.endsWith("; the journal is where the superblock has noted it"));
      }
    }
  }

  @Test
  void aJournalThatGoesRoundInItselfIsNone() throws IOException {
    MemoryVolume volume = volume("linux-pieces-ext3");
    long map = mapOfJournal(volume);
    int first = ByteBuffer.wrap(volume.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt((int) map);
    volume.put32(map + 20, first);
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(fileSystem.files().getPath("/d/f30")).hasContent("30\n");
      assertThat(problems(fileSystem))
          .anyMatch(told -> told.contains("block %d is in the journal twice".formatted(first)));
    }
  }

  private static long mapOfJournal(MemoryVolume volume) throws IOException {
    ExtVolume ext = ExtVolume.open(volume, "sound", new DiskProblems());
    return ext.inode(ext.superblock().journalInode()).bytes().position() + InodeRecord.BLOCK_OFFSET;
  }

  @Test
  void aJournalThatIsNowhereIsToldAndTheRestIsRead() throws IOException {
    MemoryVolume volume = volume("linux-pieces-ext3");
    volume.put32(mapOfJournal(volume), 0xFFFF_FFFFL).put(SUPERBLOCK + 0xFD, 0);
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(fileSystem.files().getPath("/f8")).exists();
      assertThat(problems(fileSystem)).isNotEmpty().anyMatch(told -> told.endsWith(CHANGES));
    }
  }

  @Test
  void aSuperblockThatIsACopyDoesNotKeepTheJournalFromBeingReplayed() throws IOException {
    MemoryVolume volume = volume("linux-ext3-around");
    volume.put16(SUPERBLOCK + 0x38, 0);
    try (DiskFileSystem fileSystem = open(volume)) {
      assertThat(fileSystem.files().getPath("/end")).hasContent("end\n");
    }
  }
}
