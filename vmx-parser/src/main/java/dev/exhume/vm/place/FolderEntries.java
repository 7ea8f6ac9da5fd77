package dev.exhume.vm.place;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds entries of folders under names of other machines: in other cases, in other charsets. */
final class FolderEntries {
  /** A folder of virtual machines has some hundreds. */
  private static final int MAX_ENTRIES = 10_000;

  private final Charset charset;
  private final Map<Path, List<Path>> listings = new HashMap<>();
  private final Map<Path, Map<String, Path>> byName = new HashMap<>();

  /**
   * @param charset what names were written in, where an entry has just their bytes
   */
  FolderEntries(Charset charset) {
    this.charset = charset;
  }

  /** The entry of that name; a link is not followed. */
  Optional<Path> find(Path folder, String name) {
    @Nullable Path exact = exact(folder, name);
    if (exact != null) {
      return Optional.of(exact);
    }
    Map<String, Path> caseless = byName.computeIfAbsent(folder, this::byName);
    Path alike = caseless.get(caseless(name));
    if (alike == null && !HostName.isAscii(name)) {
      alike = caseless.get(bytesKey(name.getBytes(charset)));
    }
    return Optional.ofNullable(alike);
  }

  /** All entries, sorted; none where the folder cannot be read. */
  List<Path> list(Path folder) {
    return listings.computeIfAbsent(folder, FolderEntries::read);
  }

  private Map<String, Path> byName(Path folder) {
    Map<String, Path> names = new HashMap<>();
    for (Path entry : list(folder)) {
      String name = String.valueOf(entry.getFileName());
      names.putIfAbsent(caseless(name), entry);
      if (!HostName.isAscii(name)) {
        names.putIfAbsent(bytesKey(HostName.bytes(entry)), entry);
      }
    }
    return names;
  }

  private static @Nullable Path exact(Path folder, String name) {
    try {
      Path entry = folder.resolve(name);
      return Files.exists(entry, LinkOption.NOFOLLOW_LINKS) ? entry : null;
    } catch (InvalidPathException e) {
      // The host has no such names.
      return null;
    }
  }

  /** No name that a machine shows has a NUL in front. */
  private static String bytesKey(byte[] name) {
    return '\0' + new String(name, StandardCharsets.ISO_8859_1);
  }

  private static String caseless(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static List<Path> read(Path folder) {
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
