package dev.exhume.core.analysis.upstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one archive of Java, without those in it, tells of the libraries that it holds. */
final class ArchiveContents {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String POM = "/pom.properties";
  private static final Pattern TITLE =
      Pattern.compile(
          "(?m)^(?:Implementation|Specification|Bundle)-(?:Title|Name): {1,9}(.{1,99}?)\\s*$");
  private static final Pattern MANIFEST_VERSION =
      Pattern.compile(
          "(?m)^(?:Implementation|Bundle|Specification)-Version: {1,9}(\\d[\\w.+-]{0,63})\\s*$");
  private static final Pattern ARTIFACT =
      Pattern.compile("(?m)^artifactId\\s{0,9}=\\s{0,9}([\\w.-]{1,99})\\s*$");
  private static final Pattern POM_VERSION =
      Pattern.compile("(?m)^version\\s{0,9}=\\s{0,9}(\\d[\\w.+-]{0,63})\\s*$");
  private static final Pattern FILE_NAME =
      Pattern.compile("(.{1,99}?)[-_](\\d[\\w.]{0,63}(?:[-.][A-Za-z][\\w.]{0,31})?)\\.[a-z]{3}");

  private final String fileName;
  private final Map<String, String> versions = new HashMap<>();
  private final Set<LibraryMark> marked = new HashSet<>();
  private String manifest = "";

  /** The archive of a name, of which nothing is known yet. */
  ArchiveContents(String fileName) {
    this.fileName = fileName;
  }

  /** Whether an entry has a text that tells something. */
  static boolean isTelling(String entry) {
    return entry.equals(MANIFEST) || (entry.startsWith("META-INF/") && entry.endsWith(POM));
  }

  void add(String entry, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (entry.equals(MANIFEST)) {
      manifest = text;
      return;
    }
    first(ARTIFACT, text)
        .ifPresent(
            artifact ->
                first(POM_VERSION, text)
                    .ifPresent(version -> versions.putIfAbsent(artifact, version)));
  }

  /** Takes note of a class if a library is known by it. */
  void addName(String entry) {
    if (entry.endsWith(".class")) {
      LibraryMark.all().stream()
          .filter(mark -> entry.endsWith(mark.classEnd()))
          .forEach(marked::add);
    }
  }

  /** The libraries that are in it. */
  List<Found> libraries() {
    List<Found> found = new ArrayList<>();
    for (LibraryMark mark : LibraryMark.all()) {
      Optional<String> version = pomVersion(mark).or(() -> ownVersion(mark));
      if (version.isPresent() || marked.contains(mark)) {
        found.add(new Found(mark.library(), version, marked.contains(mark)));
      }
    }
    return found;
  }

  private Optional<String> pomVersion(LibraryMark mark) {
    return mark.artifacts().stream()
        .flatMap(artifact -> Optional.ofNullable(versions.get(artifact)).stream())
        .findFirst();
  }

  /** That of the archive, if it is the library and not something that has a copy of it. */
  private Optional<String> ownVersion(LibraryMark mark) {
    Matcher name = FILE_NAME.matcher(fileName);
    if (name.matches()) {
      return mark.names().matcher(name.group(1)).matches()
          ? Optional.of(name.group(2))
          : Optional.empty();
    }
    boolean isNamed =
        first(TITLE, manifest).filter(title -> mark.names().matcher(title).matches()).isPresent()
            || mark.names().matcher(fileName.replaceFirst("\\.[a-z]{3}$", "")).matches();
    return isNamed && marked.contains(mark) ? first(MANIFEST_VERSION, manifest) : Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A library in this archive. */
  record Found(String library, Optional<String> version, boolean hasClass) {}
}
