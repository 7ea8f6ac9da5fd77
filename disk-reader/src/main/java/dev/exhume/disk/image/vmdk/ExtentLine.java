package dev.exhume.disk.image.vmdk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the descriptor that says where some of the disk lies.
 *
 * <pre>
 * RW 4192256 SPARSE "disk-s001.vmdk"
 * RW 4192256 FLAT "disk-flat.vmdk" 0
 * NOACCESS 63 ZERO
 * </pre>
 *
 * @param type absent where it is none that is known
 * @param file empty where there is none
 * @param startSector where in the file the extent starts
 */
record ExtentLine(long sectors, Optional<ExtentType> type, String file, long startSector) {
  static final int SECTOR_BYTES = 512;

  /** More than any disk has, and in bytes no overflow. */
  static final long MAX_SECTORS = 1L << 53;

  private static final Pattern START =
      Pattern.compile("(?:RW|RDONLY|NOACCESS)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern LINE =
      Pattern.compile(
          "[A-Z]+\\s+([0-9]{1,18})\\s+([A-Z]+)(?:\\s+(?:\"([^\"]*)\"?|(\\S+)))?(?:\\s+([0-9]{1,18}))?"
              + "(?:\\s.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Whether a line is one of these, well written or not. */
  static boolean matches(String line) {
    return START.matcher(line).matches();
  }

  /** Reads a line; absent where what it says has no meaning. */
  static Optional<ExtentLine> of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long sectors = Long.parseLong(matcher.group(1));
    String quoted = matcher.group(3);
    String bare = matcher.group(4);
    String start = matcher.group(5);
    String file = quoted != null ? quoted : Optional.ofNullable(bare).orElse("");
    long startSector = start == null ? 0 : Long.parseLong(start);
    if (sectors > MAX_SECTORS || startSector > MAX_SECTORS) {
      return Optional.empty();
    }
    return Optional.of(new ExtentLine(sectors, ExtentType.of(matcher.group(2)), file, startSector));
  }

  boolean isOf(ExtentType kind) {
    return type.filter(kind::equals).isPresent();
  }

  long sizeBytes() {
    return sectors * SECTOR_BYTES;
  }

  long startBytes() {
    return startSector * SECTOR_BYTES;
  }
}
