package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a damaged SQLite file is kept, and each damage is told once. */
@Timeout(30)
class DamagedSqliteTest {
  /** Three levels of pages of 512 bytes, one package on most of the leaves. */
  private static final String DEEP = "pages-512";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rpm",
        "rpm-erased",
        "erased",
        "pages-512",
        "pages-65536",
        "utf-16le",
        "utf-16be",
        "auto-vacuum",
        "reserved",
        "quoted"
      })
  void aLostFirstPageIsDoneWithout(String name) throws IOException {
    SqlitePages pages = SqlitePages.of(name, directory);
    pages.zero(1);
    assertAllRows(name, pages.write())
        .satisfies(
            problem -> {
              assertThat(problem.offset()).isZero();
              assertThat(problem.message()).startsWith("database header is damaged; pages of ");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"rpm", "rpm-erased", "erased", "utf-16le", "auto-vacuum", "reserved"})
  void aLostSchemaIsDoneWithout(String name) throws IOException {
    SqlitePages pages = SqlitePages.of(name, directory);
    pages.zero(100, pages.at(2) - 100);
    assertAllRows(name, pages.write())
        .satisfies(
            problem -> {
              assertThat(problem.offset()).isEqualTo(100);
              assertThat(problem.message())
                  .isEqualTo(
                      "page 1 at offset 0x64: page type is 0, not 5 or 13; "
                          + "the table Packages is looked for in all pages");
            });
  }

  @Test
  void aFlippedBitInTheMagicCostsNothing() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    pages.bytes().put(3, (byte) 'X');
    assertAllRows("rpm", pages.write());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void aWrongSizeOfWhatIsReservedIsNoticed(int reserved) throws IOException {
    SqlitePages pages = SqlitePages.of("reserved", directory);
    pages.bytes().put(20, (byte) reserved);
    assertAllRows("reserved", pages.write())
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .startsWith(
                        "database header is damaged; pages of 1024 bytes, 980 of them usable"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 1024, 4096, 0x8000})
  void aWrongPageSizeIsNoticed(int size) throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    pages.bytes().putShort(16, (short) size);
    assertAllRows(DEEP, pages.write());
  }

  @Test
  void aLostRootIsDoneWithout() throws IOException {
    assertAllRowsWithout(SqlitePages.of(DEEP, directory).root());
  }

  @Test
  void aLostInteriorPageIsDoneWithout() throws IOException {
    List<Integer> interior = SqlitePages.of(DEEP, directory).interiorPages();
    assertThat(interior).hasSizeGreaterThan(2);
    assertAllRowsWithout(interior.get(1));
  }

  private void assertAllRowsWithout(int page) throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    pages.zero(page);
    assertAllRows(DEEP, pages.write())
        .isEqualTo(
            problem(
                pages.at(page),
                "page %d at offset 0x%x: page type is 0, not 5 or 13; packages may be missing"
                    .formatted(page, pages.at(page))));
  }

  @Test
  void aLostLeafCostsItsRowsAndNoMore() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    int leaf = pages.leafPages().get(5);
    assertThat(pages.cells(leaf)).isEqualTo(1);
    pages.zero(leaf);
    Path file = pages.write();
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertThat(SqliteRows.of(file, database.stream()))
          .hasSize(SqliteDatabases.rows(DEEP).size() - 1)
          .allMatch(row -> SqliteDatabases.rows(DEEP).contains(row));
      assertThat(database.problems())
          .singleElement()
          .extracting(RpmProblem::offset)
          .isEqualTo((long) pages.at(leaf));
    }
  }

  @Test
  void aRowIsFoundWhereOnlyTheStartOfItsLeafIsLost() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    int leaf = pages.leafPages().get(5);
    pages.zero(pages.at(leaf), 10);
    assertAllRows(DEEP, pages.write());
  }

  @Test
  void aWrongNumberOfCellsCostsNothing() throws IOException {
    for (int page : SqlitePages.of(DEEP, directory).interiorPages()) {
      SqlitePages pages = SqlitePages.of(DEEP, directory);
      pages.bytes().putShort(pages.at(page) + 3, (short) 0);
      assertAllRows(DEEP, pages.write());
    }
    for (int cells : List.of(0, 1, 3, 0x7FFF)) {
      SqlitePages pages = SqlitePages.of("rpm", directory);
      pages.bytes().putShort(pages.at(leafOfTwo(pages)) + 3, (short) cells);
      assertAllRows("rpm", pages.write());
    }
  }

  @Test
  void aWrongOffsetOfACellCostsNothing() throws IOException {
    for (int offset : List.of(0, 1, 7, 4000, 4095, 0xFFFF)) {
      SqlitePages pages = SqlitePages.of("rpm", directory);
      pages.bytes().putShort(pages.pointer(leafOfTwo(pages), 1), (short) offset);
      assertAllRows("rpm", pages.write());
    }
  }

  @Test
  void aPageThatIsItsOwnDescendantEndsTheWalk() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    int interior = pages.interiorPages().get(1);
    pages.bytes().putInt(pages.cell(interior, 3), pages.root());
    assertAllRows(DEEP, pages.write())
        .extracting(RpmProblem::message)
        .asString()
        .endsWith("page 2 is its child and that of another; packages may be missing");
  }

  @Test
  void aChildThatLiesOutsideTheFileIsNotFollowed() throws IOException {
    for (int child : List.of(0, 1, 0x7FFF_FFFF, -1)) {
      SqlitePages pages = SqlitePages.of(DEEP, directory);
      pages.bytes().putInt(pages.cell(pages.interiorPages().get(1), 3), child);
      assertAllRows(DEEP, pages.write())
          .extracting(RpmProblem::message)
          .asString()
          .contains("page %d is its child, of a file of".formatted(Integer.toUnsignedLong(child)));
    }
  }

  /** As when the disk lost the last change of a page, which is sound in itself. */
  @Test
  void leavesThatNoPageLeadsToAreFoundWhereTheTreeIsSound() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    int interior = pages.interiorPages().get(1);
    int first = pages.cell(interior, 0);
    int lost = pages.bytes().getInt(first);
    int size = pages.cell(interior, 0) - pages.cell(interior, 1);
    for (int i = 1; i < pages.cells(interior); i++) {
      pages
          .bytes()
          .putShort(
              pages.pointer(interior, i - 1), pages.bytes().getShort(pages.pointer(interior, i)));
    }
    pages.bytes().putShort(pages.at(interior) + 3, (short) (pages.cells(interior) - 1));
    pages.bytes().putShort(pages.at(interior) + 1, (short) (first - pages.at(interior)));
    pages.bytes().putShort(first, (short) 0).putShort(first + 2, (short) size);
    assertAllRows(DEEP, pages.write())
        .isEqualTo(
            problem(
                pages.at(lost),
                "no page leads to leaf page %d; its rows, and those of others like it, are read"
                    .formatted(lost)));
  }

  @Test
  void aLostOverflowPageCostsPartOfItsPackage() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    int second = second(pages, longest(pages));
    pages.zero(second);
    assertPartOfMany(pages.write())
        .satisfies(
            problem -> {
              assertThat(problem.offset()).isEqualTo(pages.at(second));
              assertThat(problem.message())
                  .contains("the overflow chain ends after ")
                  .endsWith("; part of dig-many-20080506-1.noarch is missing");
            });
  }

  @Test
  void anOverflowChainThatRunsInACircleIsPutTogetherAgain() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    int first = longest(pages);
    int second = second(pages, first);
    int third = second(pages, second);
    pages.bytes().putInt(pages.at(second), first);
    assertAllRows("rpm", pages.write())
        .isEqualTo(wrongLink(pages.at(second), first, third, "dig-many-20080506-1.noarch"));
  }

  @Test
  void anOverflowChainThatLeavesTheFileIsPutTogetherAgain() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    int first = longest(pages);
    int second = second(pages, first);
    pages.bytes().putInt(pages.at(first), -1);
    assertAllRows("rpm", pages.write())
        .isEqualTo(wrongLink(pages.at(first), 0xFFFF_FFFFL, second, "dig-many-20080506-1.noarch"));
  }

  @Test
  void anOverflowChainThatGoesOnInAnotherIsPutTogetherAgain() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    int[] pointers = pages.leafPages().stream().limit(2).mapToInt(pages::overflowPointer).toArray();
    int right = pages.bytes().getInt(pointers[0]);
    int other = pages.bytes().getInt(pointers[1]);
    pages.bytes().putInt(pointers[0], other);
    assertAllRows(DEEP, pages.write())
        .isEqualTo(wrongLink(pointers[0], other, right, "dig-release-4-6.1.noarch"));
  }

  private RpmProblem wrongLink(int at, long wrong, int right, String rpm) {
    return problem(
        at,
        "overflow chain at offset 0x%x: page %d follows, not page %d; %s is proved by its own digest"
            .formatted(at, wrong, right, rpm));
  }

  @Test
  void aChainWithoutItsEndGivesWhatComesBefore() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    int second = second(pages, longest(pages));
    pages.zero(second(pages, second));
    pages.bytes().putInt(pages.at(second), second);
    assertPartOfMany(pages.write())
        .extracting(RpmProblem::message)
        .asString()
        .contains("the overflow chain runs in a circle");
  }

  @Test
  void aLostNumberAtTheStartOfAHeaderFollowsFromTheOthers() throws IOException {
    for (int number : List.of(0, 4)) {
      SqlitePages pages = SqlitePages.of("rpm", directory);
      int header = firstHeader(pages);
      pages.bytes().putInt(header + number, 0x7FFF_FFFF);
      assertAllRows("rpm", pages.write())
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(header);
                assertThat(problem.message()).endsWith(" is proved by its own digest");
              });
    }
  }

  /** A cell has the size of the payload, the rowid and the size of the header in it. */
  @Test
  void aHeaderIsFoundWhateverStandsBeforeItInItsCell() throws IOException {
    int before = firstHeader(SqlitePages.of("rpm", directory)) - firstCell();
    for (int at = 1; at <= before; at++) {
      for (int value : List.of(0, 1, 0x7F, 0x80, 0xFF)) {
        SqlitePages pages = SqlitePages.of("rpm", directory);
        int damaged = firstHeader(pages) - at;
        pages.bytes().put(damaged, (byte) value);
        try (RpmDatabase database = RpmDatabase.open(pages.write())) {
          assertThat(database.packages())
              .as("%d at %d", value, at)
              .extracting(RpmPackage::name)
              .containsExactly("dig-latin1", "dig-many", "dig-release", "dig-server", "gpg-pubkey");
        }
      }
    }
  }

  @Test
  void hugeNumbersInACellAreNotFollowed() throws IOException {
    int before = firstHeader(SqlitePages.of("rpm", directory)) - firstCell();
    for (int length = 1; length <= 12; length++) {
      SqlitePages pages = SqlitePages.of("rpm", directory);
      int cell = pages.cell(leafOfTwo(pages), 0);
      Arrays.fill(pages.bytes().array(), cell, cell + length, (byte) 0xFF);
      try (RpmDatabase database = RpmDatabase.open(pages.write())) {
        assertThat(database.packages()).hasSize(length <= before ? 5 : 4);
        assertThat(database.problems()).hasSize(1);
      }
    }
  }

  @Test
  void aWrongNumberOfPagesCostsNothing() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    pages.bytes().putInt(28, 3);
    assertAllRows(DEEP, pages.write())
        .isEqualTo(
            problem(28, "page 402 is in use, of a database of 3 pages; packages may be missing"));
    pages.bytes().putInt(28, pages.count() + 7);
    assertAllRows(DEEP, pages.write())
        .extracting(RpmProblem::message)
        .asString()
        .startsWith("the last 7 of %d pages are missing".formatted(pages.count() + 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"erased", "rpm-erased"})
  void aDamagedListOfFreePagesMakesNoErasedPackageAnInstalledOne(String name) throws IOException {
    SqlitePages pages = SqlitePages.of(name, directory);
    int trunk = pages.bytes().getInt(32);
    assertThat(trunk).isPositive();
    pages.zero(trunk);
    assertNothingIsWrong(name, pages.write());
    pages.bytes().putInt(pages.at(trunk), trunk).putInt(pages.at(trunk) + 4, -1);
    assertNothingIsWrong(name, pages.write());
    pages.bytes().putInt(32, -1);
    assertNothingIsWrong(name, pages.write());
  }

  private static void assertNothingIsWrong(String name, Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertRows(name, file, database);
      assertThat(database.problems()).isEmpty();
      database.erased();
    }
  }

  @Test
  void aTruncatedFileKeepsThePackagesThatAreWhole() throws IOException {
    SqlitePages pages = SqlitePages.of(DEEP, directory);
    Path file = pages.write(pages.bytes().capacity() * 2 / 3 + 100);
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertThat(database.packages())
          .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .hasSizeGreaterThan(SqliteDatabases.rows(DEEP).size() / 2);
      assertThat(database.problems())
          .extracting(RpmProblem::message)
          .anyMatch(message -> message.endsWith("pages are missing; packages may be missing"));
    }
  }

  @Test
  void manyRowsThatLeadToTheSamePagesGainNoTime() throws IOException {
    SqlitePages pages = SqlitePages.of("pages-65536", directory);
    int leaf = pages.leafPages().get(0);
    int cell = pages.cell(leaf, 2);
    int cells = 20_000;
    pages.bytes().putShort(pages.at(leaf) + 3, (short) cells);
    for (int i = 5; i < cells && pages.pointer(leaf, i) < cell; i++) {
      pages.bytes().putShort(pages.pointer(leaf, i), (short) (cell - pages.at(leaf)));
    }
    try (RpmDatabase database = RpmDatabase.open(pages.write())) {
      assertThat(database.packages()).hasSizeLessThan(100);
      assertThat(database.problems()).isNotEmpty();
    }
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() throws IOException {
    SqlitePages pages = SqlitePages.of("quoted", directory);
    byte[] bytes = pages.bytes().array();
    String text = new String(bytes, 0, pages.at(2), java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("PACKAGES")] = 'B';
    Path file = pages.write();
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(() -> RpmDatabase.open(file))
        .withMessageContaining("there is no table Packages");
  }

  private static ObjectAssert<RpmProblem> assertAllRows(String name, Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertRows(name, file, database);
      return assertThat(database.problems()).singleElement();
    }
  }

  /** In any order: what is not in its place is found last. */
  private static void assertRows(String name, Path file, RpmDatabase database) throws IOException {
    List<String> rows = SqliteRows.of(file, database.stream());
    assertThat(SqliteDatabases.rows(name)).filteredOn(row -> !rows.contains(row)).isEmpty();
    assertThat(rows).hasSize(SqliteDatabases.rows(name).size());
  }

  private static ObjectAssert<RpmProblem> assertPartOfMany(Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertThat(database.packages())
          .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.INCOMPLETE)
          .extracting(RpmPackage::name)
          .containsExactly("dig-many");
      assertThat(database.packages()).hasSize(5);
      return assertThat(database.problems()).singleElement();
    }
  }

  private RpmProblem problem(long offset, String message) {
    return new RpmProblem(directory.resolve(SqliteDatabases.FILE), offset, message);
  }

  private static int leafOfTwo(SqlitePages pages) {
    return pages.leafPages().stream()
        .filter(page -> pages.cells(page) == 2)
        .findFirst()
        .orElseThrow();
  }

  /** The first page of the longest chain. */
  private static int longest(SqlitePages pages) {
    int longest = 0;
    int most = 0;
    for (int page = 2; page <= pages.count(); page++) {
      int length = 0;
      int next = page;
      while (next >= 2 && next <= pages.count() && pages.type(next) == 0 && length < 100) {
        next = pages.bytes().getInt(pages.at(next));
        length++;
      }
      if (next == 0 && length > most) {
        most = length;
        longest = page;
      }
    }
    return longest;
  }

  private int firstCell() throws IOException {
    SqlitePages pages = SqlitePages.of("rpm", directory);
    return pages.cell(leafOfTwo(pages), 0);
  }

  /** Where a header starts that has its cell's size, rowid and record header before it. */
  private static int firstHeader(SqlitePages pages) {
    int header = pages.cell(leafOfTwo(pages), 0);
    while (pages.bytes().getInt(header + 8) != 63 || pages.bytes().getInt(header + 12) != 7) {
      header++;
    }
    return header;
  }

  private static int second(SqlitePages pages, int first) {
    return pages.bytes().getInt(pages.at(first));
  }
}
