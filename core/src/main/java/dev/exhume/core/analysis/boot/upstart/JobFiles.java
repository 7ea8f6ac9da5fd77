package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of upstart's jobs. */
final class JobFiles {
  private static final String SUFFIX = ".conf";

  /** Distributions came with a hundred. */
  private static final int MAX_JOBS = 500;

  private static final int MAX_DEPTH = 4;

  private final Problems problems;
  private final List<UpstartJob> jobs = new ArrayList<>();

  private JobFiles(Problems problems) {
    this.problems = problems;
  }

  /** The jobs of a server by their names; those of {@code /etc/event.d} first. */
  static List<UpstartJob> read(Path root, Problems problems) {
    JobFiles files = new JobFiles(problems);
    files.readOld(root.resolve("etc/event.d"));
    files.read(root.resolve("etc/init"), "", 0);
    return List.copyOf(files.jobs);
  }

  private void readOld(Path directory) {
    for (Path file : Folder.files(directory, problems)) {
      String name = file.getFileName().toString();
      if (!isLeftover(name)) {
        add(file, JobReader.readOld(name, file, stanzas(file)));
      }
    }
  }

  private void read(Path directory, String prefix, int depth) {
    for (Path entry : Folder.entries(directory, problems)) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (depth < MAX_DEPTH) {
          read(entry, prefix + name + "/", depth + 1);
        }
      } else if (name.endsWith(SUFFIX) && Files.isRegularFile(entry)) {
        String base = name.substring(0, name.length() - SUFFIX.length());
        List<Stanza> stanzas = new ArrayList<>(stanzas(entry));
        stanzas.addAll(stanzas(entry.resolveSibling(base + ".override")));
        add(entry, JobReader.read(prefix + base, entry, stanzas));
      }
    }
  }

  private void add(Path file, UpstartJob job) {
    if (jobs.size() < MAX_JOBS) {
      jobs.add(job);
    } else {
      problems.add(file, "is beyond %d jobs of upstart; it was not read".formatted(MAX_JOBS));
    }
  }

  private List<Stanza> stanzas(Path file) {
    return TextFile.readStart(file, 1, problems).map(Stanzas::of).orElse(List.of());
  }

  private static boolean isLeftover(String name) {
    return name.startsWith(".")
        || name.endsWith("~")
        || name.matches(".*\\.(?:rpm(?:save|new|orig)|dpkg-(?:old|dist|new|bak|tmp)|swp)");
  }
}
