package dev.exhume.disk.image;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds entries of folders under names of other machines: in other cases, in other charsets. */
final class FolderEntries {
  /** A folder of virtual machines has some hundreds. */
  private static final int MAX_ENTRIES = 10_000;

  private final Map<Path, List<Path>> listings = new HashMap<>();
  private final Map<Path, Map<String, Path>> byKey = new HashMap<>();

  /**
   * The entry of that name.
   *
   * @param charset what the name's bytes were written in, where the entry has just these bytes
   */
  Path find(Path folder, String name, Charset charset) throws IOException {
    @Nullable Path exact = exact(folder, name);
    if (exact != null) {
      return exact;
    }
    Map<String, Path> keys = byKey.computeIfAbsent(folder, this::keys);
    Path alike = keys.get(caseless(name));
    if (alike == null && !HostName.isAscii(name)) {
      alike = keys.get(bytesKey(name.getBytes(charset)));
    }
    if (alike == null) {
      throw new NoSuchFileException(folder + "/" + name);
    }
    return alike;
  }

  /** The regular files of a folder, sorted; none where it cannot be read. */
  List<Path> files(Path folder) {
    return listing(folder).stream().filter(Files::isRegularFile).toList();
  }

  private static @Nullable Path exact(Path folder, String name) {
    try {
      Path entry = folder.resolve(name);
      return Files.exists(entry) ? entry : null;
    } catch (InvalidPathException e) {
      // The host has no such names, but perhaps its bytes.
      return null;
    }
  }

  private Map<String, Path> keys(Path folder) {
    Map<String, Path> keys = new HashMap<>();
    for (Path entry : listing(folder)) {
      String name = String.valueOf(entry.getFileName());
      keys.putIfAbsent(caseless(name), entry);
      if (!HostName.isAscii(name)) {
        keys.putIfAbsent(bytesKey(HostName.bytes(entry)), entry);
      }
    }
    return keys;
  }

  private static String caseless(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** No name that a machine shows has a NUL in front. */
  private static String bytesKey(byte[] name) {
    return '\0' + new String(name, StandardCharsets.ISO_8859_1);
  }

  private List<Path> listing(Path folder) {
    return listings.computeIfAbsent(folder, FolderEntries::list);
  }

  private static List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (entries.size() == MAX_ENTRIES) {
          break;
        }
        entries.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be listed still gives the files whose names are known.
      return List.of();
    }
    Collections.sort(entries);
    return entries;
  }
}
