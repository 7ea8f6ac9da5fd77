package dev.exhume.core.copy;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What a copy keeps of a file besides its content.
 *
 * @param mode type and permission bits
 */
record CopiedAttributes(int mode, FileTime modified) {
  static CopiedAttributes of(Path file) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:mode,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    return new CopiedAttributes(
        ((Number) Objects.requireNonNull(attributes.get("mode"))).intValue(),
        (FileTime) Objects.requireNonNull(attributes.get("lastModifiedTime")));
  }

  FileType type() {
    return FileType.of(mode);
  }
}
