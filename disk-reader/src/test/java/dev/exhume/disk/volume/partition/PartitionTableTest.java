package dev.exhume.disk.volume.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.testdata.PartitionedDisks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PartitionTableTest {
  private static final int SECTOR = 512;
  private static final int FIRST_ENTRY = 446;
  private static final int EXTENDED_START = 3200;

  @TempDir Path directory;

  private final DiskProblems problems = new DiskProblems();
  private final byte[] mbr = PartitionedDisks.disk("mbr");
  private final byte[] gpt = PartitionedDisks.disk("gpt");

  @Test
  void primaryAndLogicalPartitionsHaveTheNumbersThatLinuxGivesThem() throws IOException {
    PartitionTable table = read(mbr).orElseThrow();
    assertThat(table.kind()).isEqualTo("mbr");
    assertThat(lines(table))
        .containsExactlyElementsOf(
            PartitionedDisks.partitions("mbr").stream()
                .filter(line -> !line.endsWith("\t5"))
                .toList());
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void partitionsOfAGptHaveNamesAndTypes() throws IOException {
    PartitionTable table = read(gpt).orElseThrow();
    assertThat(table.kind()).isEqualTo("gpt");
    assertThat(lines(table))
        .containsExactlyElementsOf(
            PartitionedDisks.partitions("gpt").stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList());
    Partition first = table.partitions().get(0);
    assertThat(first.name()).contains("root disk");
    assertThat(first.uuid()).contains("11111111-2222-3333-4444-555555555555");
    assertThat(table.partitions().get(1).name()).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void theCopyAtTheEndServesWhereTheFirstGptIsDamaged() throws IOException {
    List<String> sound = lines(read(gpt).orElseThrow());
    byte[] header = gpt.clone();
    header[SECTOR + 72] ^= 1;
    assertThat(lines(read(header).orElseThrow())).isEqualTo(sound);
    byte[] entries = gpt.clone();
    entries[2 * SECTOR + 32] ^= 1;
    assertThat(lines(read(entries).orElseThrow())).isEqualTo(sound);
    byte[] lost = gpt.clone();
    Arrays.fill(lost, SECTOR, 34 * SECTOR, (byte) 0);
    assertThat(lines(read(lost).orElseThrow())).isEqualTo(sound);
    assertThat(problems.sorted())
        .hasSize(3)
        .allMatch(problem -> problem.message().endsWith("the copy at the end of the disk is read"));
  }

  @Test
  void itServesAlsoWhereTheFirstCannotBeRead() throws IOException {
    List<String> sound = lines(read(gpt).orElseThrow());
    PartitionTable table =
        PartitionTable.read(new MemoryVolume(gpt).bad(SECTOR, SECTOR), "sda", problems)
            .orElseThrow();
    assertThat(lines(table)).isEqualTo(sound);
    assertThat(PartitionTable.read(new MemoryVolume(mbr).bad(SECTOR, SECTOR), "sdb", problems))
        .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo("mbr"));
    assertThat(problems.sorted()).hasSize(1);
  }

  @Test
  void aGptOfWhichBothCopiesAreLostIsToldAndHasNoPartitions() throws IOException {
    byte[] lost = Arrays.copyOf(gpt, 200 * SECTOR);
    Arrays.fill(lost, SECTOR, 34 * SECTOR, (byte) 0);
    assertThat(read(lost).orElseThrow().partitions()).isEmpty();
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("partitions are not known"));
  }

  @Test
  void aPartitionOfATruncatedDiskIsKeptAndTold() throws IOException {
    PartitionTable table = read(Arrays.copyOf(mbr, 5200 * SECTOR)).orElseThrow();
    assertThat(lines(table)).contains("7\t5000\t500\tfd");
    assertThat(problems.sorted())
        .extracting(DiskProblem::message)
        .anyMatch(
            message -> message.startsWith("partition 7 of 256000 bytes reaches past the end"));
  }

  @Test
  void aPartitionPastTheEndOfATruncatedDiskIsToldAndTheOthersAreKept() throws IOException {
    PartitionTable table = read(Arrays.copyOf(mbr, 2000 * SECTOR)).orElseThrow();
    assertThat(lines(table)).containsExactly("1\t63\t2000\t83", "2\t2063\t1000\t82");
    assertThat(problems.sorted())
        .extracting(DiskProblem::message)
        .containsExactly(
            "partition 1 of 1024000 bytes reaches past the end of the disk at 0xfa000; the rest is"
                + " lost",
            "partition 2 of 512000 bytes starts past the end of the disk at 0xfa000: it is lost",
            "boot record at offset 0x190000: 512 bytes reach past the end at 0xfa000; logical"
                + " partitions may be missing");
  }

  @Test
  void theSameHoldsForAGpt() throws IOException {
    PartitionTable table = read(Arrays.copyOf(gpt, 2100 * SECTOR)).orElseThrow();
    assertThat(table.partitions()).hasSize(2);
    assertThat(problems.sorted())
        .extracting(DiskProblem::message)
        .containsExactly(
            "partition 1 of 512000 bytes reaches past the end of the disk at 0x106800; the rest is"
                + " lost",
            "partition 2 of 512000 bytes starts past the end of the disk at 0x106800: it is lost");
  }

  @Test
  void aTableOfWhichNothingIsThereIsNone() throws IOException {
    assertThat(read(Arrays.copyOf(mbr, 63 * SECTOR))).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void partitionsOfABootRecordHaveTheIdentityOfTheirDisk() throws IOException {
    assertThat(read(mbr).orElseThrow().partitions())
        .extracting(Partition::uuid)
        .startsWith(Optional.of("0000beef-01"), Optional.of("0000beef-02"))
        .contains(Optional.of("0000beef-05"));
  }

  @Test
  void aChainOfLogicalPartitionsThatRunsInACircleEnds() throws IOException {
    int link = EXTENDED_START * SECTOR + FIRST_ENTRY + 16;
    ByteBuffer.wrap(mbr).order(ByteOrder.LITTLE_ENDIAN).putInt(link + 8, 0).put(link + 4, (byte) 5);
    assertThat(read(mbr).orElseThrow().partitions()).hasSize(3);
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .contains("the chain of logical partitions does not end")
                    .endsWith("logical partitions may be missing"));
  }

  @Test
  void aBrokenLinkKeepsThePartitionsBeforeIt() throws IOException {
    int link = EXTENDED_START * SECTOR + FIRST_ENTRY + 16;
    ByteBuffer.wrap(mbr).order(ByteOrder.LITTLE_ENDIAN).putInt(link + 8, 7);
    assertThat(lines(read(mbr).orElseThrow())).hasSize(3).contains("5\t7000\t500\t83");
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("signature is 0x0000"));
  }

  @Test
  void aDiskThatIsOneFileSystemHasNoTable() throws IOException {
    byte[] fat = mbr.clone();
    byte[] name = "FAT16   ".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, fat, 54, name.length);
    assertThat(read(fat)).isEmpty();
    byte[] code = mbr.clone();
    code[FIRST_ENTRY] = 0x4D;
    assertThat(read(code)).isEmpty();
    assertThat(read(new byte[4096])).isEmpty();
    assertThat(read(new byte[100])).isEmpty();
  }

  @Test
  void whateverIsDamagedATableIsReadOrRefused() throws IOException {
    Random random = new Random(17);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = Arrays.copyOf(round % 2 == 0 ? mbr : gpt, 2 * 1024 * 1024);
      for (int flip = 0; flip < 4; flip++) {
        int at = round % 2 == 0 ? FIRST_ENTRY + random.nextInt(64) : random.nextInt(3 * SECTOR);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
      }
      read(damaged)
          .ifPresent(
              table ->
                  assertThat(table.partitions())
                      .allMatch(partition -> partition.startByte() >= 0)
                      .allMatch(partition -> partition.sizeBytes() > 0));
    }
  }

  private Optional<PartitionTable> read(byte[] disk) throws IOException {
    try (ByteSource source = ByteSource.open(Files.write(directory.resolve("disk"), disk))) {
      return PartitionTable.read(source, "sda", problems);
    }
  }

  private static List<String> lines(PartitionTable table) {
    return table.partitions().stream()
        .map(
            partition ->
                String.join(
                    "\t",
                    Integer.toString(partition.number()),
                    Long.toString(partition.startByte() / SECTOR),
                    Long.toString(partition.sizeBytes() / SECTOR),
                    partition.type().replace("0x", "")))
        .toList();
  }
}
