package dev.exhume.core.analysis.software;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for the known programs where they are usually installed. */
final class ProgramSearch {
  /** What Debian adds to a version when it takes files out of the sources. */
  private static final Pattern REPACKED = Pattern.compile("[.+~-]?(?:dfsg|ds)[.\\d]*$");

  private final Path root;
  private final PackageInventory inventory;
  private final Problems problems;
  private final Map<String, Software> found = new LinkedHashMap<>();

  private ProgramSearch(Path root, PackageInventory inventory, Problems problems) {
    this.root = root;
    this.inventory = inventory;
    this.problems = problems;
  }

  static List<Software> search(Path root, PackageInventory inventory, Problems problems) {
    ProgramSearch search = new ProgramSearch(root, inventory, problems);
    for (Program program : Program.known()) {
      for (String home : program.homes()) {
        for (Path directory : FilePattern.expand(root, home, problems)) {
          search.look(program, directory);
        }
      }
    }
    return new ArrayList<>(search.found.values());
  }

  private void look(Program program, Path directory) {
    for (Path file : FilePattern.expand(root, directory, program.file(), problems)) {
      try {
        if (Files.isRegularFile(file)) {
          Path shown = program.reportsHome() ? directory : file;
          add(program, shown, file, program.kind() + " " + shown.toRealPath());
        }
      } catch (IOException e) {
        problems.unreadable(file, e);
      }
    }
  }

  /**
   * The first row that knows the version counts; a later one may know it where the first did not.
   */
  private void add(Program program, Path shown, Path file, String key) {
    Software known = found.get(key);
    if (known != null && known.version().isPresent()) {
      return;
    }
    Optional<String> owner = inventory.ownerOf(file).or(() -> inventory.ownerOf(shown));
    Optional<FoundVersion> version =
        owner
            .flatMap(inventory::find)
            .map(item -> new FoundVersion(upstream(item), Evidence.file(file.toString())))
            .or(() -> program.version(file, problems))
            .filter(FoundVersion::isPlausible);
    if (known == null || version.isPresent()) {
      found.put(
          key,
          new Software(
              program.name(),
              version.map(FoundVersion::version),
              program.kind(),
              shown.toString(),
              owner,
              version.map(FoundVersion::evidence).orElseGet(() -> Evidence.file(file.toString()))));
    }
  }

  /** The program's own version, without what a distribution added: an epoch, a revision. */
  private static String upstream(Packages.Item item) {
    String version = item.version();
    int revision = version.lastIndexOf('-');
    String upstream =
        version.substring(version.indexOf(':') + 1, revision < 0 ? version.length() : revision);
    return REPACKED.matcher(upstream).replaceFirst("");
  }
}
