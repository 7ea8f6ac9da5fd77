package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The primary volume descriptor of a CD. */
final class Iso9660 {
  private static final long POSITION = 0x8000;
  private static final int SIZE = 2048;
  private static final String MAGIC = "\1CD001";
  private static final Field LABEL = Field.text(40, 32);
  private static final int CREATED = 813;
  private static final int MODIFIED = 830;
  private static final int DATE_SIZE = 16;
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern NO_DATE = Pattern.compile("0*");

  private Iso9660() {}

  /** Whether a device is a CD. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    if (device.size() < POSITION + SIZE) {
      return Optional.empty();
    }
    Bytes descriptor =
        device.read("primary volume descriptor", POSITION, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (!descriptor.text(0, MAGIC.length()).equals(MAGIC)) {
      return Optional.empty();
    }
    String modified = descriptor.text(MODIFIED, DATE_SIZE);
    boolean isModified = !NO_DATE.matcher(modified).matches();
    Matcher date = DATE.matcher(isModified ? modified : descriptor.text(CREATED, DATE_SIZE));
    return Optional.of(
        new VolumeContent(
            VolumeContent.Kind.FILE_SYSTEM,
            "iso9660",
            LABEL.read(descriptor),
            date.matches()
                ? Optional.of(date.replaceFirst("$1-$2-$3-$4-$5-$6-$7"))
                : Optional.empty()));
  }
}
