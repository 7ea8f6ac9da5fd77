package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A directory lists what is in it, always in the same order. */
interface ListingContract extends SampledFiles {
  @Test
  default void namesComeInTheOrderOfTheirBytes() throws IOException {
    List<String> expected =
        held().stream()
            .filter(path -> path.startsWith("names/"))
            .map(path -> path.substring("names/".length()))
            .sorted()
            .map(SampledFiles::text)
            .toList();
    assertThat(names(files().getPath("/names"))).isEqualTo(expected);
  }

  @Test
  default void anEmptyDirectoryListsNothing() throws IOException {
    assertThat(names(at("empty"))).isEmpty();
  }

  @Test
  default void entriesAreNamedAfterTheDirectoryAsItWasAskedFor() throws IOException {
    assertThat(listed(at("etc/init.d"), "*")).containsExactly("/etc/init.d/httpd");
    assertThat(listed(files().getPath("etc/rc.d"), "rc?.d")).containsExactly("etc/rc.d/rc3.d");
    assertThat(listed(files().getPath("etc"), "pass*")).containsExactly("etc/passwd");
  }

  @Test
  default void onlyDirectoriesAreListed() {
    assertThatThrownBy(() -> names(at("etc/passwd"))).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> names(files().getPath("/nothing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  default void aListingIsReadOnce() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(at("etc"))) {
      assertThat(entries.iterator()).hasNext();
      assertThatThrownBy(entries::iterator).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  default void aWalkMeetsEveryFileOnce() throws IOException {
    List<String> expected =
        held().stream().sorted().map(path -> "/" + SampledFiles.text(path)).toList();
    try (Stream<Path> walk = Files.walk(files().getPath("/"))) {
      List<String> met = walk.map(Path::toString).toList();
      assertThat(met).containsExactlyInAnyOrderElementsOf(expected).startsWith("/", "/bin");
    }
  }

  @Test
  default void aWalkThatFollowsLinksNoticesCircles() throws IOException {
    String circle = at("loop/directory").toString();
    List<Path> circles = new ArrayList<>();
    Files.walkFileTree(
        at("loop"),
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (e instanceof FileSystemLoopException) {
              circles.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(circles).extracting(Path::toString).containsExactly(circle);
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    }
    return names;
  }

  private static List<String> listed(Path directory, String glob) throws IOException {
    List<String> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(entry -> paths.add(entry.toString()));
    }
    return paths;
  }
}
