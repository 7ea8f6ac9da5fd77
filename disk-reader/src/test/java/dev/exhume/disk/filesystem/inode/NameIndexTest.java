package dev.exhume.disk.filesystem.inode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.FileType;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  @Test
  void eachOfManyNamesIsFoundWithWhatItsFirstEntrySays() {
    NameIndex index = new NameIndex();
    index.entry(".", 11, FileType.DIRECTORY);
    index.entry("..", 2, FileType.DIRECTORY);
    for (int i = 0; i < 100_000; i++) {
      index.entry("name-" + i, 100 + i, FileType.REGULAR);
      index.entry("name-" + i, 7, FileType.SOCKET);
    }
    assertThat(index.finished().isWhole()).isTrue();
    assertThat(index.parent()).isEqualTo(2);
    for (int i = 0; i < 100_000; i++) {
      assertThat(index.find("name-" + i))
          .contains(new NameIndex.Entry(100 + i, FileType.REGULAR, true));
    }
    for (String none : new String[] {".", "..", "", "name-100000", "Name-1"}) {
      assertThat(index.find(none)).isEmpty();
    }
  }

  @Test
  void aSecondNameOfADirectoryIsNotItsFirst() {
    NameIndex index = new NameIndex();
    index.entry("one", 12, FileType.DIRECTORY);
    index.entry("two", 12, FileType.DIRECTORY);
    index.entry("three", 13, FileType.UNKNOWN);
    index.entry("four", 13, FileType.UNKNOWN);
    index.finished();
    assertThat(index.find("one")).contains(new NameIndex.Entry(12, FileType.DIRECTORY, true));
    assertThat(index.find("two")).contains(new NameIndex.Entry(12, FileType.DIRECTORY, false));
    assertThat(index.find("three")).contains(new NameIndex.Entry(13, FileType.UNKNOWN, true));
    assertThat(index.find("four")).contains(new NameIndex.Entry(13, FileType.UNKNOWN, false));
  }

  @Test
  void anIndexThatWouldBeTooLargeIsGivenUp() {
    NameIndex index = new NameIndex();
    int names = 0;
    while (index.entry(Integer.toString(names), 12, FileType.REGULAR)) {
      names++;
    }
    assertThat(names).isGreaterThan(350_000);
    assertThat(index.size()).isLessThanOrEqualTo(8 << 20);
    assertThat(index.finished().isWhole()).isFalse();
    assertThat(index.size()).isLessThan(100);
  }
}
