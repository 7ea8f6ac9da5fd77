package dev.exhume.core.analysis.audit.services;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says whether ProFTPD lets callers without an account upload: allowed in an anonymous block. */
final class ProFtpdUploads {
  private static final Pattern SERVICES = Pattern.compile("proftpd.*");
  private static final List<String> PLACES =
      List.of(
          "/etc/proftpd.conf",
          "/etc/proftpd/*.conf",
          "/etc/proftpd/conf.d/*.conf",
          "/usr/local/etc/proftpd.conf");

  private static final Pattern WRITING =
      Pattern.compile("<limit\\s(?:.*\\s)?(?:stor|stou|appe|write|all)\\b.*");

  private ProFtpdUploads() {}

  static Optional<Finding> of(AuditEvidence known) {
    return known
        .planned()
        .severity(SERVICES, Severity.HIGH)
        .flatMap(
            severity ->
                new Matter(
                        "proftpd-anonymous-write",
                        severity,
                        "configuration",
                        "Anybody may upload files by FTP",
                        "ProFTPD takes files from callers without an account.",
                        "Remove the Anonymous block, or deny writing in it.")
                    .at(
                        PLACES.stream()
                            .flatMap(
                                place ->
                                    FilePattern.expand(known.root(), place, known.problems())
                                        .stream())
                            .flatMap(file -> TextFile.readStart(file, 1, known.problems()).stream())
                            .flatMap(file -> allowed(file).stream())
                            .toList()));
  }

  /** Blocks of one kind do not lie in each other. */
  private static List<Evidence> allowed(TextFile file) {
    List<Evidence> found = new ArrayList<>();
    boolean isAnonymous = false;
    boolean isOfWriting = false;
    for (TextLine line : file.meaningfulLines()) {
      String text = line.stripped().toLowerCase(Locale.ROOT);
      if (text.startsWith("<anonymous")) {
        isAnonymous = true;
      } else if (text.startsWith("</anonymous")) {
        isAnonymous = false;
      } else if (text.startsWith("<limit")) {
        isOfWriting = WRITING.matcher(text).matches();
      } else if (text.startsWith("</limit")) {
        isOfWriting = false;
      } else if (isAnonymous && isOfWriting && text.equals("allowall")) {
        found.add(line.evidence());
      }
    }
    return found;
  }
}
