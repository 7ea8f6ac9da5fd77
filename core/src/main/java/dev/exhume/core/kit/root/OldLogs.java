package dev.exhume.core.kit.root;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leaves out logs that were put aside: rotated, dated or compressed. Those that the server was
 * writing to stay.
 *
 * <p>Only below {@code /var/log}, and nothing that a database counts on, such as its binary logs.
 */
final class OldLogs implements SurgeryRule {
  private static final Pattern COMPRESSED = Pattern.compile(".+\\.(?:gz|bz2|xz|Z|zst|lzma)");
  private static final Pattern NUMBERED = Pattern.compile(".+[.-]\\d{1,3}|.+\\.\\d{1,3}\\.log");
  private static final Pattern DATED =
      Pattern.compile(
          ".+[.-](?:19|20)\\d\\d[-.]?[01]\\d[-.]?[0-3]\\d(?:[-.]?\\d{2,10})?(?:\\.log)?");
  private static final Pattern ASIDE =
      Pattern.compile(".+\\.(?:old|bak)|.+@.+\\.journal|.+\\.journal~");
  private static final Pattern BINARY_LOG = Pattern.compile("[^/]*(?:-bin|-relay|binlog)\\..*");
  private static final List<Pattern> OLD = List.of(COMPRESSED, NUMBERED, DATED, ASIDE);

  private final List<String> dataDirectories;

  OldLogs(List<String> dataDirectories) {
    this.dataDirectories = List.copyOf(dataDirectories);
  }

  @Override
  public Optional<Treatment> judge(RootFile file) {
    if (!file.isRegular()
        || !file.isBelow("/var/log")
        || dataDirectories.stream().anyMatch(file::isBelow)) {
      return Optional.empty();
    }
    String name = file.path().getFileName().toString();
    boolean isOld =
        OLD.stream().anyMatch(pattern -> pattern.matcher(name).matches())
            && !BINARY_LOG.matcher(name).matches();
    return isOld
        ? Optional.of(
            Treatment.leaveOut(ChangeRule.OLD_LOGS, file, "old logs were asked to stay out"))
        : Optional.empty();
  }
}
