package dev.exhume.core.kit;

import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A root as a tar archive, with everything in it as it is. */
public final class RootExport {
  private RootExport() {}

  /**
   * What the archive holds.
   *
   * @param bytes of content, before compression
   * @param changes what an archive cannot hold, a sentence each
   * @param problems files that could not be read
   */
  public record WrittenRoot(long files, long bytes, List<String> changes, List<Problem> problems) {
    public WrittenRoot {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Writes the archive and closes the stream. Its bytes depend on the files alone, and are the same
   * whatever they are read from.
   *
   * @param root the {@code /} of the files
   */
  public static WrittenRoot write(
      Path root, OutputStream out, Compression compression, KitProgress progress)
      throws IOException {
    RootContent content =
        RootTarball.write(
            root, Surgery.none(), progress::written, CompressedStream.of(compression, out));
    List<String> changes =
        content.changes().stream()
            .map(change -> "%s: %s: %s".formatted(change.path(), change.what(), change.why()))
            .toList();
    return new WrittenRoot(content.files(), content.bytes(), changes, content.problems());
  }
}
