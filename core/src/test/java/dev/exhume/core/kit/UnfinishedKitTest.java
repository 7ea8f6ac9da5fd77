package dev.exhume.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedKitTest {
  @TempDir Path kit;

  @Test
  void aFinishedKitTakesThePlaceOfTheEarlierOneFilesAndDirectories() throws IOException {
    Files.writeString(kit.resolve("run.sh"), "earlier");
    Files.createDirectories(kit.resolve("oci/blobs"));
    Files.writeString(kit.resolve("oci/blobs/earlier"), "earlier");
    Files.writeString(kit.resolve("notes.txt"), "mine");

    try (UnfinishedKit unfinished = UnfinishedKit.in(kit)) {
      Files.writeString(unfinished.directory().resolve("run.sh"), "new");
      Files.createDirectories(unfinished.directory().resolve("oci"));
      Files.writeString(unfinished.directory().resolve("oci/index.json"), "new");
      unfinished.finish();
    }

    assertThat(names(kit)).containsExactly("notes.txt", "oci", "run.sh");
    assertThat(kit.resolve("run.sh")).hasContent("new");
    assertThat(names(kit.resolve("oci"))).containsExactly("index.json");
  }

  @Test
  void whatIsNotFinishedIsGone() throws IOException {
    try (UnfinishedKit unfinished = UnfinishedKit.in(kit)) {
      Files.createDirectories(unfinished.directory().resolve("oci/blobs"));
      Files.writeString(unfinished.directory().resolve("oci/blobs/one"), "half a blob");
    }

    assertThat(names(kit)).isEmpty();
  }

  @Test
  void whatAKilledRunLeftIsRemovedByTheNextAndNothingElse() throws IOException {
    Files.createDirectories(kit.resolve("unfinished-123/oci/blobs"));
    Files.writeString(kit.resolve("unfinished-123/.being-written"), "");
    Files.writeString(kit.resolve("unfinished-123/rootfs.tar.gz"), "half");
    Files.createSymbolicLink(
        kit.resolve("unfinished-123/oci/link"), kit.resolve("unfinished-novel"));
    Files.createDirectories(kit.resolve("unfinished-novel"));
    Files.writeString(kit.resolve("unfinished-novel/chapter1.txt"), "mine");

    UnfinishedKit.in(kit).close();

    assertThat(names(kit)).containsExactly("unfinished-novel");
    assertThat(names(kit.resolve("unfinished-novel"))).containsExactly("chapter1.txt");
  }

  @Test
  void whatAnotherRunIsWritingStays() throws IOException {
    try (UnfinishedKit one = UnfinishedKit.in(kit);
        UnfinishedKit two = UnfinishedKit.in(kit)) {
      assertThat(one.directory()).isDirectory().isNotEqualTo(two.directory());
      assertThat(two.directory()).isDirectory();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
