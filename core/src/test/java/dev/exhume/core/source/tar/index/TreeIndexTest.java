package dev.exhume.core.source.tar.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeIndexTest {
  /** So few that nearly all of what the tests add has to move to the disk. */
  private static final int PAGES = 3;

  private static final int FILES = 40_000;

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(TreeIndex index, long directory) throws IOException {
    List<String> names = new ArrayList<>();
    for (Iterator<NamedFile> all = index.names(directory); all.hasNext(); ) {
      names.add(new String(all.next().name(), StandardCharsets.UTF_8));
    }
    return names;
  }

  @Test
  void filesThatMemoryHasNoRoomForAreFoundAndListedInOrder() throws IOException {
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, FILES).boxed().toList());
    Collections.shuffle(shuffled, new Random(17));
    try (TreeIndex index = TreeIndex.create(PAGES)) {
      for (int number : shuffled) {
        long file = index.addFile(FileType.REGULAR, number);
        index.put(index.root(), bytes("file-%05d".formatted(number)), file);
      }
      assertThat(names(index, index.root()))
          .isEqualTo(IntStream.range(0, FILES).mapToObj("file-%05d"::formatted).toList());
      for (int number = 0; number < FILES; number += 97) {
        long file = index.find(index.root(), bytes("file-%05d".formatted(number)));
        assertThat(index.description(file)).isEqualTo(number);
      }
      assertThat(index.find(index.root(), bytes("file-"))).isEqualTo(TreeIndex.NONE);
    }
  }

  @Test
  void namesThatComeInOrderAreAsQuickToFind() throws IOException {
    try (TreeIndex index = TreeIndex.create(PAGES)) {
      for (int number = 0; number < FILES; number++) {
        long file = index.addFile(FileType.REGULAR, number);
        index.put(index.root(), bytes("file-%05d".formatted(number)), file);
      }
      assertThat(names(index, index.root())).hasSize(FILES).isSorted();
    }
  }

  @Test
  void namesAreCountedAsLstatDoes() throws IOException {
    try (TreeIndex index = TreeIndex.create(PAGES)) {
      long directory = index.addFile(FileType.DIRECTORY, TreeIndex.NOWHERE);
      index.put(index.root(), bytes("directory"), directory);
      long file = index.addFile(FileType.REGULAR, 1);
      index.put(directory, bytes("a"), file);
      index.put(directory, bytes("b"), file);
      assertThat(index.links(index.root())).isEqualTo(3);
      assertThat(index.links(directory)).isEqualTo(2);
      assertThat(index.links(file)).isEqualTo(2);
      index.put(directory, bytes("b"), index.addFile(FileType.FIFO, 2));
      index.put(index.root(), bytes("directory"), index.addFile(FileType.FIFO, 3));
      assertThat(index.links(index.root())).isEqualTo(2);
      assertThat(index.links(file)).isEqualTo(1);
    }
  }

  @Test
  void aLongChainOfHardLinksIsFollowedToItsEnd() throws IOException {
    try (TreeIndex index = TreeIndex.create(PAGES)) {
      for (int number = 0; number < FILES; number++) {
        index.put(index.root(), bytes("link-" + number), index.addLink(number));
      }
      long file = index.addFile(FileType.REGULAR, FILES);
      index.put(index.root(), bytes("link-" + FILES), file);
      List<Long> lost = new ArrayList<>();
      index.settleLinks(link -> index.find(index.root(), bytes("link-" + (link + 1))), lost::add);
      assertThat(lost).isEmpty();
      assertThat(index.find(index.root(), bytes("link-0"))).isEqualTo(file);
      assertThat(index.links(file)).isEqualTo(FILES + 1);
    }
  }
}
