package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of init of System V: {@code id:runlevels:action:process} in each line.
 *
 * @param entries in the order of the file
 */
public record Inittab(List<Entry> entries) {
  /** Only the first three colons separate; the process may hold more of them. */
  private static final Pattern ENTRY = Pattern.compile("([^:]*):([^:]*):([^:]*)(?::(.*))?");

  public Inittab {
    entries = List.copyOf(entries);
  }

  /** Reads {@code /etc/inittab} if it is there. */
  public static Optional<Inittab> read(Path root, Problems problems) {
    return TextFile.read(root.resolve("etc/inittab"), problems).map(Inittab::of);
  }

  /** The first entry that says in which runlevel the machine comes up. */
  public Optional<Entry> initdefault() {
    return entries.stream().filter(entry -> entry.action().equals("initdefault")).findFirst();
  }

  private static Inittab of(TextFile file) {
    List<Entry> entries = new ArrayList<>();
    for (TextLine line : file.meaningfulLines()) {
      Matcher matcher = ENTRY.matcher(line.stripped());
      if (matcher.matches()) {
        String process = matcher.group(4) == null ? "" : matcher.group(4);
        entries.add(
            new Entry(
                matcher.group(1).strip(),
                matcher.group(2).strip(),
                matcher.group(3).strip(),
                process.strip(),
                line));
      }
    }
    return new Inittab(entries);
  }

  /** A line of the table. */
  public record Entry(String id, String runlevels, String action, String process, TextLine line) {}
}
