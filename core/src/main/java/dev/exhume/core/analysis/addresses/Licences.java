package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds licences that are bound to the machine: what FlexLM's licence files ask for, the machine's
 * number in {@code /etc/hostid}, and programs that look for a dongle.
 */
final class Licences {
  private static final Pattern FILE = Pattern.compile(".*\\.lic|.*/licen[cs]e\\.(?:dat|txt)");

  /** {@code SERVER web01 000c295e01aa 27000}: the name, the number, the port. */
  private static final Pattern SERVER =
      Pattern.compile("\\s*SERVER\\s+([\\w.-]{1,255})\\s+(\\S{1,100})(?:\\s+(?:TCP:)?\\d{1,5})?.*");

  /** {@code INCREMENT … HOSTID=000c295e01aa}. */
  private static final Pattern HOST =
      Pattern.compile("\\bHOSTID=\"?([\\w=.:-]{1,100})", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_LINE = 4096;
  private static final int HOST_ID_BYTES = 4;

  private final Path root;
  private final LicenceHost host;
  private final Dependencies dependencies;

  Licences(Path root, HostNames names, Dependencies dependencies) {
    this.root = root;
    this.host = new LicenceHost(names);
    this.dependencies = dependencies;
  }

  /** Looks for what binds licences but is no text. */
  void searchPrograms(Problems problems) {
    for (TsvTable.Row row : TsvTable.resource(Licences.class, "licence-programs.tsv").rows()) {
      FilePattern.expand(root, row.get("path"), problems)
          .forEach(
              program ->
                  dependencies.add(
                      DependencyKind.LICENCE,
                      row.get("what"),
                      Evidence.file(program.toString()),
                      row.get("advice")));
    }
    hostId(root.resolve("etc/hostid"), problems);
  }

  /** Looks into a file if it is called like a licence. */
  void search(Path file, List<TextLine> lines) {
    if (FILE.matcher(Ascii.toLowerCase(file.toString())).matches()) {
      lines.stream().filter(line -> line.text().length() <= LONGEST_LINE).forEach(this::search);
    }
  }

  private void search(TextLine line) {
    Matcher server = SERVER.matcher(line.text());
    if (server.matches()) {
      add(server.group(1) + " " + server.group(2), server.group(2), line);
      return;
    }
    Matcher bound = HOST.matcher(line.text());
    if (bound.find()) {
      add(bound.group(1), bound.group(1), line);
    }
  }

  private void add(String value, String id, TextLine line) {
    dependencies.add(DependencyKind.LICENCE, value, line.evidence(), host.advice(id));
  }

  /** The number that {@code gethostid} gives; without the file it is made of the address. */
  private void hostId(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] id = in.readNBytes(HOST_ID_BYTES);
      if (id.length == HOST_ID_BYTES) {
        dependencies.add(
            DependencyKind.LICENCE,
            "hostid %02x%02x%02x%02x".formatted(id[3], id[2], id[1], id[0]),
            Evidence.file(file.toString()),
            "the number of the machine, that licences may ask for: it goes along with the files");
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }
}
