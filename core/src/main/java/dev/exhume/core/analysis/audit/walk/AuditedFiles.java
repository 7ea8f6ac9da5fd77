package dev.exhume.core.analysis.audit.walk;

import dev.exhume.core.analysis.files.FileRights;
import dev.exhume.core.analysis.files.FileWatch;
import dev.exhume.core.analysis.packages.Ownership;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the audit takes along from the walk over all files. It holds no more than so many paths of
 * each kind, however many files there are.
 */
public final class AuditedFiles implements FileWatch {
  private static final int MAX_OF_A_KIND = 2_000;
  private static final int MAX_SCRIPTS = 50_000;
  private static final int MAX_NUMBERS = 10_000;

  /** Where a file that everybody may write changes what other accounts run. */
  private static final List<String> SYSTEM =
      List.of("/bin/", "/sbin/", "/lib/", "/lib32/", "/lib64/", "/usr/", "/etc/", "/root/");

  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of("/", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/usr", "/etc", "/root");

  private static final Set<String> KEY_EXTENSIONS =
      Set.of("key", "pem", "jks", "keystore", "p12", "pfx");
  private static final Set<String> SCRIPT_EXTENSIONS =
      Set.of("php", "php3", "php4", "php5", "phtml", "inc", "jsp", "jspx");

  /** Containers have their files, rights and accounts to themselves. */
  private static final List<String> CONTAINERS =
      List.of("/var/lib/docker/", "/var/lib/containers/", "/var/lib/lxc/");

  private final Ownership ownership;
  private final List<Path> keys = new ArrayList<>();
  private final List<Path> scripts = new ArrayList<>();
  private final List<Path> accessFiles = new ArrayList<>();
  private final List<Path> wideOpen = new ArrayList<>();
  private final List<Path> strangeDirectories = new ArrayList<>();
  private final Map<Integer, OwnedFiles> byUser = new HashMap<>();
  private long systemFiles;
  private long openSystemFiles;

  /** Starts with none. */
  public AuditedFiles(Ownership ownership) {
    this.ownership = ownership;
  }

  @Override
  public void file(Path file, BasicFileAttributes attributes, FileRights rights) {
    String path = file.toString();
    if (isOfContainer(path)) {
      return;
    }
    rights(file, path, rights);
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (KEY_EXTENSIONS.contains(extension)) {
      addUnowned(keys, MAX_OF_A_KIND, file);
    } else if (SCRIPT_EXTENSIONS.contains(extension)) {
      addUnowned(scripts, MAX_SCRIPTS, file);
    } else if (name.startsWith(".htpasswd") || name.equals("htpasswd")) {
      addUnowned(accessFiles, MAX_OF_A_KIND, file);
    }
  }

  @Override
  public void directory(Path directory, FileRights rights) {
    String path = directory.toString();
    if (isOfContainer(path)) {
      return;
    }
    rights(directory, path, rights);
    Path name = directory.getFileName();
    if (name != null && isDisguised(name.toString())) {
      addUnowned(strangeDirectories, MAX_OF_A_KIND, directory);
    }
  }

  private void rights(Path file, String path, FileRights rights) {
    if (byUser.size() < MAX_NUMBERS || byUser.containsKey(rights.uid())) {
      byUser.merge(rights.uid(), new OwnedFiles(file, 1), OwnedFiles::and);
    }
    if (SYSTEM_DIRECTORIES.contains(path) || SYSTEM.stream().anyMatch(path::startsWith)) {
      systemFiles++;
      if (rights.areWideOpen()) {
        openSystemFiles++;
        if (wideOpen.size() < MAX_OF_A_KIND) {
          wideOpen.add(file);
        }
      }
    }
  }

  private void addUnowned(List<Path> list, int most, Path file) {
    if (list.size() < most && ownership.ownerOfReal(file).isEmpty()) {
      list.add(file);
    }
  }

  private static boolean isOfContainer(String path) {
    return CONTAINERS.stream().anyMatch(path::startsWith);
  }

  /** Dots and blanks only, or a blank at an end: what a listing does not show to be there. */
  private static boolean isDisguised(String name) {
    return name.chars().allMatch(letter -> letter == '.' || letter == ' ')
        || (name.startsWith(".") && (name.endsWith(" ") || name.startsWith(". ")));
  }

  /** Files called like private keys or key stores that no package brought. */
  public List<Path> keys() {
    return sorted(keys);
  }

  /** Scripts of web applications that no package brought. */
  public List<Path> scripts() {
    return sorted(scripts);
  }

  /** Files with the passwords of web users, by their usual name. */
  public List<Path> accessFiles() {
    return sorted(accessFiles);
  }

  /** Directories whose names hide them. */
  public List<Path> strangeDirectories() {
    return sorted(strangeDirectories);
  }

  /** What everybody may write among the files of the system; empty if the copy lost the rights. */
  public List<Path> wideOpen() {
    return openSystemFiles * 5 > systemFiles && openSystemFiles > 50 ? List.of() : sorted(wideOpen);
  }

  /** How many files each number has that is a user's. */
  public Map<Integer, OwnedFiles> byUser() {
    return Map.copyOf(byUser);
  }

  private static List<Path> sorted(List<Path> paths) {
    return paths.stream().sorted().toList();
  }

  /**
   * The files of a user.
   *
   * @param first one of them
   */
  public record OwnedFiles(Path first, long count) {
    OwnedFiles and(OwnedFiles other) {
      return new OwnedFiles(first, count + other.count);
    }
  }
}
