package dev.exhume.core.analysis.software;

import com.google.common.io.ByteStreams;
import dev.exhume.core.profile.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Text in one entry of a Java archive. */
final class ArchiveText {
  /** The entries that are looked for are small and stand early or in small archives. */
  private static final int MAX_ENTRIES = 20_000;

  private static final int MAX_ENTRY_BYTES = 64 << 10;

  /** Unpacked; a small archive can claim to hold any amount. */
  private static final long MAX_BYTES = 64 << 20;

  private final String entryName;
  private final Pattern pattern;

  ArchiveText(String entryName, Pattern pattern) {
    this.entryName = entryName;
    this.pattern = pattern;
  }

  /** The first group of the first match. */
  Optional<FoundVersion> find(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ZipArchiveInputStream archive = new ZipArchiveInputStream(in)) {
      long unpacked = 0;
      ZipArchiveEntry entry = archive.getNextEntry();
      if (entry == null) {
        throw new ZipException("it is no archive, or an empty one");
      }
      for (int i = 0; entry != null && i < MAX_ENTRIES && unpacked < MAX_BYTES; i++) {
        if (entry.getName().equals(entryName)) {
          return find(file, archive.readNBytes(MAX_ENTRY_BYTES));
        }
        // Read here and not left to be skipped, because skipping unpacks as well, without bound.
        unpacked += ByteStreams.exhaust(ByteStreams.limit(archive, MAX_BYTES - unpacked));
        entry = unpacked < MAX_BYTES ? archive.getNextEntry() : null;
      }
    }
    return Optional.empty();
  }

  private Optional<FoundVersion> find(Path file, byte[] content) {
    Matcher matcher = pattern.matcher(new String(content, StandardCharsets.ISO_8859_1));
    return matcher.find()
        ? Optional.of(new FoundVersion(matcher.group(1), Evidence.file(file.toString())))
        : Optional.empty();
  }
}
