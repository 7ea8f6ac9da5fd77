package dev.exhume.disk.volume.raid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.MissingPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RaidTest {
  /** Chunks are letters here; where one lies is what the tables of md(4) and of the layouts say. */
  private static final int CHUNK = 1;

  private final DiskProblems problems = new DiskProblems();
  private final FaultLog faults = (offset, message) -> problems.add("md0", offset, message);

  @Test
  void chunksAreDealtOutInTurn() throws IOException {
    assertThat(text(Raid.striped(members("ADG", "BEH", "CFI"), CHUNK, 9))).isEqualTo("ABCDEFGHI");
    assertThat(text(Raid.striped(members("ABEF", "CDGH"), 2, 7))).isEqualTo("ABCDEFG");
  }

  @Test
  void aChunkMayEndInTheMiddleOfARead() throws IOException {
    ByteSource array = Raid.striped(members("ABEFIJ", "CDGHKL"), 2, 12);
    assertThat(text(array, 3, 6)).isEqualTo("DEFGHI");
    assertThat(text(array, 11, 1)).isEqualTo("L");
    assertThatThrownBy(() -> text(array, 11, 2)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void whereSmallMembersEndTheOthersGoOn() throws IOException {
    List<MemoryVolume> members = members("AD", "BEGHI", "CF");
    assertThat(text(Raid.zones(members, CHUNK, false))).isEqualTo("ABCDEFGHI");
  }

  @Test
  void beforeLinux314TheMemberWasToldByTheNumberOfTheChunkInTheArray() throws IOException {
    List<MemoryVolume> members = members("A", "BEF", "CDG");
    assertThat(text(Raid.zones(members, CHUNK, true))).isEqualTo("ABCDEGF");
    assertThat(text(Raid.zones(members, CHUNK, false))).isEqualTo("ABCEDFG");
  }

  @Test
  void aChunkThatIsNotWholeAtTheEndOfAMemberIsNotUsed() throws IOException {
    assertThat(text(Raid.zones(members("ABEFx", "CDGHyz"), 2, false))).isEqualTo("ABCDEFGHyz");
  }

  @Test
  void membersFollowEachOther() throws IOException {
    assertThat(text(Raid.linear(members("ABC", "D", "EF")))).isEqualTo("ABCDEF");
  }

  @Test
  void nearCopiesStandSideBySide() throws IOException {
    List<MemoryVolume> members = members("ABD", "ACD", "BCE");
    CopyLayout layout = CopyLayout.near(2, 3);
    assertThat(text(Raid.copies(members, CHUNK, 3, layout, faults))).isEqualTo("ABCD");
    assertThat(text(Raid.copies(without(members, 0), CHUNK, 3, layout, faults))).isEqualTo("ABCD");
    assertThat(text(Raid.copies(without(members, 1), CHUNK, 3, layout, faults))).isEqualTo("ABCD");
  }

  @Test
  void farCopiesStandBehindOnTheNextMember() throws IOException {
    List<MemoryVolume> members = members("ADCF", "BEAD", "CFBE");
    CopyLayout layout = new CopyLayout(1, 2, false, 3);
    assertThat(text(Raid.copies(members, CHUNK, 4, layout, faults))).isEqualTo("ABCDEF");
    assertThat(text(Raid.copies(without(members, 1), CHUNK, 4, layout, faults)))
        .isEqualTo("ABCDEF");
  }

  @Test
  void farCopiesMayStayInTheirSet() throws IOException {
    List<MemoryVolume> members = members("AEBF", "BFAE", "CGDH", "DHCG");
    CopyLayout layout = new CopyLayout(1, 2, false, 2);
    List<ByteSource> half = without(without(members, 0), 3);
    assertThat(text(Raid.copies(half, CHUNK, 4, layout, faults))).isEqualTo("ABCDEFGH");
  }

  @Test
  void offsetCopiesStandInTheNextStripe() throws IOException {
    List<MemoryVolume> members = members("ACDF", "BAED", "CBFE");
    CopyLayout layout = new CopyLayout(1, 2, true, 3);
    assertThat(text(Raid.copies(members, CHUNK, 4, layout, faults))).isEqualTo("ABCDEF");
    assertThat(text(Raid.copies(without(members, 2), CHUNK, 4, layout, faults)))
        .isEqualTo("ABCDEF");
  }

  @Test
  void copiesThatHaveNoPlaceAreRefused() {
    assertThatThrownBy(
            () -> Raid.copies(members("A", "B"), CHUNK, 1, CopyLayout.near(3, 2), faults))
        .isInstanceOf(UnsupportedFeatureException.class);
    assertThatThrownBy(() -> new CopyLayout(0, 1, false, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Rows of stripes by member, with P for the parity, as md documents them. */
  @ParameterizedTest(name = "layout {0}")
  @CsvSource({
    "0, ABP CPD PEF",
    "1, PAB CPD EFP",
    "2, ABP DPC PEF",
    "3, PAB DPC EFP",
    "4, PAB PCD PEF",
    "5, ABP CDP EFP"
  })
  void parityOfRaid5MovesAsItsLayoutSays(int number, String rows) throws IOException {
    List<MemoryVolume> members = stripes(rows);
    ParityLayout layout = ParityLayout.raid5(number).orElseThrow();
    assertThat(text(Raid.parity(members, CHUNK, 3, layout, faults))).isEqualTo("ABCDEF");
    for (int lost = 0; lost < 3; lost++) {
      assertThat(text(Raid.parity(without(members, lost), CHUNK, 3, layout, faults)))
          .isEqualTo("ABCDEF");
    }
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void withoutTwoMembersOfRaid5OnlyTheRestCanBeRead() throws IOException {
    List<ByteSource> members = without(without(stripes("ABP DPC PEF"), 0), 1);
    ParityLayout layout = ParityLayout.raid5(2).orElseThrow();
    ByteSource array = Raid.parity(members, CHUNK, 3, layout, faults);
    assertThat(text(array, 2, 1)).isEqualTo("C");
    assertThat(text(array, 5, 1)).isEqualTo("F");
    assertThatThrownBy(() -> text(array, 0, 1)).hasMessage("member 0 is missing");
  }

  @Test
  void layoutsThatNobodyKnowsAreNone() {
    assertThat(ParityLayout.raid5(6)).isEmpty();
    assertThat(ParityLayout.raid6(7)).isEmpty();
    assertThat(ParityLayout.raid6(21)).isEmpty();
    assertThat(ParityLayout.raid6(-1)).isEmpty();
  }

  @Test
  void aMirrorIsReadFromTheNextMemberWhereTheFirstIsBad() throws IOException {
    byte[] content = random(300_000);
    List<MemoryVolume> members =
        List.of(
            new MemoryVolume(content).bad(100_352, 512),
            new MemoryVolume(content).bad(101_376, 512));
    ByteSource mirror = Raid.mirror(members, content.length, faults);
    assertThat(bytes(mirror, 0, content.length)).isEqualTo(content);
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("bad sector"));
  }

  @Test
  void aMirrorThatIsBadInTheSamePlaceEverywhereLosesNoMore() throws IOException {
    byte[] content = random(300_000);
    List<MemoryVolume> members =
        List.of(
            new MemoryVolume(content).bad(100_352, 512),
            new MemoryVolume(content).bad(100_352, 512));
    ByteSource mirror = Raid.mirror(members, content.length, faults);
    assertThatThrownBy(() -> text(mirror, 100_400, 100)).hasMessage("bad sector");
    assertThat(bytes(mirror, 0, 100_352)).isEqualTo(Arrays.copyOf(content, 100_352));
    assertThat(bytes(mirror, 100_864, 100_000))
        .isEqualTo(Arrays.copyOfRange(content, 100_864, 200_864));
  }

  @Test
  void aMirrorOfWhichTheFirstMemberIsMissingDoesNotAskForIt() throws IOException {
    byte[] content = random(300_000);
    MemoryVolume second = new MemoryVolume(content);
    List<ByteSource> members = List.of(new MissingPart("missing", content.length), second);
    assertThat(bytes(Raid.mirror(members, content.length, faults), 0, content.length))
        .isEqualTo(content);
    assertThat(second.reads()).isEqualTo(1);
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 9, 10, 16, 17, 18, 19, 20})
  void everyByteOfRaid6IsOnOneMemberOnly(int number) {
    ParityLayout layout = ParityLayout.raid6(number).orElseThrow();
    for (int members = 4; members < 9; members++) {
      for (long stripe = 0; stripe < 20; stripe++) {
        List<Integer> found = new ArrayList<>();
        found.add(layout.parity(stripe, members));
        found.add(layout.secondParity(stripe, members));
        for (int chunk = 0; chunk < members - 2; chunk++) {
          found.add(layout.data(stripe, chunk, members));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(range(members));
      }
    }
  }

  @Test
  void inTheFieldOf256ElementsAllButZeroHaveAnInverse() {
    for (int exponent = 0; exponent < 255; exponent++) {
      int element = Galois.power(exponent);
      byte[] product = Galois.multiplied(new byte[] {(byte) element}, Galois.inverse(element));
      assertThat(product).containsExactly(1);
    }
    assertThat(Galois.power(8)).isEqualTo(0x1D);
  }

  @Test
  void sizesThatNoDiskHasAreRefused() {
    List<MemoryVolume> members = members("A", "B", "C");
    ParityLayout layout = ParityLayout.raid4();
    assertThatThrownBy(() -> Raid.parity(members, 512, Long.MAX_VALUE, layout, faults))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Raid.parity(members, 0, 1, layout, faults))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Raid.striped(List.of(), 512, 1))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void severalThreadsReadAtOnce() throws IOException {
    byte[] content = random(1 << 20);
    List<MemoryVolume> members =
        List.of(new MemoryVolume(content), new MemoryVolume(content), new MemoryVolume(content));
    ByteSource array =
        Raid.parity(without(members, 1), 4096, 1 << 20, ParityLayout.raid4(), faults);
    byte[] alone = bytes(array, 0, 1 << 21);
    assertThat(
            IntStream.range(0, 512)
                .parallel()
                .allMatch(
                    part -> {
                      int start = part * 4096;
                      return Arrays.equals(
                          quietly(array, start, 4096), 0, 4096, alone, start, start + 4096);
                    }))
        .isTrue();
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static List<MemoryVolume> members(String... contents) {
    return Stream.of(contents)
        .map(content -> new MemoryVolume(content.getBytes(StandardCharsets.US_ASCII)))
        .toList();
  }

  /** Members of which stripes are given, each with its parity. */
  private static List<MemoryVolume> stripes(String rows) {
    List<String> stripes = List.of(rows.split(" ", -1));
    List<MemoryVolume> members = new ArrayList<>();
    for (int member = 0; member < stripes.get(0).length(); member++) {
      byte[] content = new byte[stripes.size()];
      for (int row = 0; row < stripes.size(); row++) {
        byte letter = (byte) stripes.get(row).charAt(member);
        int sum = 'P';
        for (byte other : stripes.get(row).getBytes(StandardCharsets.US_ASCII)) {
          sum ^= other;
        }
        content[row] = letter == 'P' ? (byte) sum : letter;
      }
      members.add(new MemoryVolume(content));
    }
    return members;
  }

  private static List<ByteSource> without(List<? extends ByteSource> members, int missing)
      throws IOException {
    List<ByteSource> left = new ArrayList<>(members);
    left.set(
        missing,
        new MissingPart("member %d is missing".formatted(missing), members.get(missing).size()));
    return left;
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(17).nextBytes(content);
    return content;
  }

  private static String text(ByteSource source) throws IOException {
    return text(source, 0, (int) source.size());
  }

  private static String text(ByteSource source, long position, int length) throws IOException {
    return new String(bytes(source, position, length), StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(ByteSource source, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    source.readFully(position, buffer);
    return buffer.array();
  }

  private static byte[] quietly(ByteSource source, long position, int length) {
    try {
      return bytes(source, position, length);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
