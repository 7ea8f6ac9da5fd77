package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes comments of the lines of {@code fstab} that {@code mount -a} and {@code swapon -a} act on.
 *
 * <p>A start script of the server that mounts all would come upon disks of the old machine.
 */
final class FileSystemTable implements SurgeryRule {
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*[^#\\s]\\S*[ \\t]+\\S+[ \\t]+\\S+(?<options>[ \\t]+\\S+)?");
  private static final Pattern NOT_BY_ITSELF = Pattern.compile("(?:.*,)?noauto(?:,.*)?");
  private static final int MAX_SIZE = 256 << 10;

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !file.name().equals("/etc/fstab")) {
      return Optional.empty();
    }
    // Latin-1 gives each byte back as it was.
    String before = new String(file.head(MAX_SIZE), ISO_8859_1);
    Matcher lines = LINE.matcher(before);
    StringBuilder after = new StringBuilder();
    while (lines.find()) {
      String mark = isMountedByItself(lines.group("options")) ? "# exhume: " : "";
      lines.appendReplacement(after, Matcher.quoteReplacement(mark + lines.group()));
    }
    lines.appendTail(after);
    if (after.toString().equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.replace(
            ChangeRule.FSTAB,
            file,
            after.toString(),
            "lines commented out that mount -a and swapon -a act on",
            "a container has none of these disks, and may mount nothing"));
  }

  private static boolean isMountedByItself(@Nullable String options) {
    return options == null || !NOT_BY_ITSELF.matcher(options.strip()).matches();
  }
}
