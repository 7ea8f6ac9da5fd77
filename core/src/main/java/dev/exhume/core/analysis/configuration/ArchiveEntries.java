package dev.exhume.core.analysis.configuration;

import com.google.common.io.ByteStreams;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Small text files in a Java archive. */
public final class ArchiveEntries {
  /** The entries that are looked for are small and stand early or in small archives. */
  private static final int MAX_ENTRIES = 20_000;

  private static final int MAX_ENTRY_BYTES = 64 << 10;

  /** Unpacked; a small archive can claim to hold any amount. */
  private static final long MAX_BYTES = 64 << 20;

  private ArchiveEntries() {}

  /**
   * The start of each of the named entries that is there, byte by byte as characters.
   *
   * @throws IOException for what is no archive
   */
  public static Map<String, String> read(Path file, Set<String> names) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ZipArchiveInputStream archive = new ZipArchiveInputStream(in)) {
      long unpacked = 0;
      ZipArchiveEntry entry = archive.getNextEntry();
      if (entry == null) {
        throw new ZipException("it is no archive, or an empty one");
      }
      for (int i = 0; entry != null && i < MAX_ENTRIES && unpacked < MAX_BYTES; i++) {
        if (names.contains(entry.getName())) {
          byte[] content = archive.readNBytes(MAX_ENTRY_BYTES);
          found.putIfAbsent(entry.getName(), new String(content, StandardCharsets.ISO_8859_1));
          unpacked += content.length;
          if (found.size() == names.size()) {
            return found;
          }
        }
        // Read here and not left to be skipped, because skipping unpacks as well, without bound.
        unpacked += ByteStreams.exhaust(ByteStreams.limit(archive, MAX_BYTES - unpacked));
        entry = unpacked < MAX_BYTES ? archive.getNextEntry() : null;
      }
    }
    return found;
  }
}
