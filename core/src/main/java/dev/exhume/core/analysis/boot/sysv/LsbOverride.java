package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file by which an administrator tells insserv what a start script should have said of itself.
 *
 * <p>Its block stands for the script's whole one: what it leaves out is not taken from there. The
 * distribution's own of these files are for scripts that say nothing.
 */
final class LsbOverride {
  private static final String OF_ADMINISTRATOR = "etc/insserv/overrides";
  private static final String OF_DISTRIBUTION = "usr/share/insserv/overrides";

  private LsbOverride() {}

  /** Empty if the script's own comments count. */
  static Optional<TextFile> of(Path root, String name, TextFile script, Problems problems) {
    return file(root, OF_ADMINISTRATOR, name, problems)
        .or(
            () ->
                HeaderComments.hasLsb(script)
                    ? Optional.empty()
                    : file(root, OF_DISTRIBUTION, name, problems));
  }

  private static Optional<TextFile> file(
      Path root, String directory, String name, Problems problems) {
    return TextFile.readStart(root.resolve(directory).resolve(name), 1, problems)
        .filter(HeaderComments::hasLsb);
  }
}
