package dev.exhume.core.kit;

import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.kit.rebuild.RebuildList;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part of a kit that depends on its {@link Strategy}: what the image is made of. */
interface ImageRecipe {
  /** The names of all files and directories that it writes. */
  List<String> files();

  /** Writes them. */
  Ingredients write(
      Path root, Path directory, String entrypoint, KitProgress progress, Problems problems)
      throws IOException;

  /**
   * What was written.
   *
   * @param content of the server's own root that went into archives
   * @param archives names of the files that the image is built of
   * @param archiveBytes their size
   * @param imageBytes the size of what the image is going to hold, as far as it is known
   * @param arguments that the build takes
   * @param rebuild what the server is built anew of, if it is
   */
  record Ingredients(
      RootContent content,
      List<String> archives,
      long archiveBytes,
      long imageBytes,
      List<BuildArgument> arguments,
      Optional<RebuildList> rebuild) {
    public Ingredients {
      archives = List.copyOf(archives);
      arguments = List.copyOf(arguments);
    }
  }
}
