package dev.exhume.core.kit.slim;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What package managers downloaded, and would download again. */
final class PackageCaches {
  static final List<String> DIRECTORIES =
      List.of(
          "/var/cache/apk",
          "/var/cache/apt",
          "/var/cache/dnf",
          "/var/cache/pacman/pkg",
          "/var/cache/up2date",
          "/var/cache/urpmi",
          "/var/cache/yum",
          "/var/cache/zypp",
          "/var/lib/apt/lists",
          "/var/spool/up2date");

  /** What package managers write beside a file before they write that file anew. */
  static final List<String> COPIES = List.of("/var/cache/debconf/templates.dat-old");

  private static final int MAX_FILES = 1_000_000;

  private PackageCaches() {}

  /** The files in one of them; a link to elsewhere is not followed. */
  static List<String> files(Path root, String directory, Problems problems) {
    List<String> files = new ArrayList<>();
    Deque<Path> pending = new ArrayDeque<>();
    Path start = root.resolve(directory.substring(1));
    if (!Files.isSymbolicLink(start)) {
      pending.push(start);
    }
    while (!pending.isEmpty()) {
      for (Path entry : Folder.entries(pending.pop(), problems)) {
        if (Files.isSymbolicLink(entry)) {
          continue;
        }
        if (Files.isDirectory(entry)) {
          pending.push(entry);
        } else if (files.size() < MAX_FILES) {
          files.add(entry.toString());
        }
      }
    }
    return files;
  }
}
