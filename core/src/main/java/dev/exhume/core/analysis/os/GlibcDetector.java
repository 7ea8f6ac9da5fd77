package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the version of the C library. */
final class GlibcDetector {
  private static final List<String> DIRECTORIES =
      List.of("lib64", "lib", "usr/lib64", "usr/lib", "lib/tls", "lib/i686");

  /** Debian's directories for one architecture each: {@code i386-linux-gnu}. */
  private static final Pattern TRIPLET = Pattern.compile("[a-z0-9_]+-linux-gnu\\w*");

  private static final Pattern FILE_NAME = Pattern.compile("libc-(\\d+(?:\\.\\d+)+)\\.so");
  private static final Pattern BANNER =
      Pattern.compile("GNU C Library [^\\n]{0,100}?version (\\d+(?:\\.\\d+)+)");
  private static final Pattern PACKAGE_VERSION = Pattern.compile("^(?:\\d+:)?(\\d+(?:\\.\\d+)+)");

  /** The library of today has 2 MiB. */
  private static final int MAX_LIBRARY_BYTES = 8 << 20;

  private GlibcDetector() {}

  /** Empty when there is none, or another C library. */
  static Optional<Glibc> detect(Path root, Packages packages, Problems problems) {
    List<Path> directories = directories(root, problems);
    return directories.stream()
        .flatMap(directory -> Folder.entries(directory, problems).stream())
        .flatMap(file -> found(find(FILE_NAME, file.getFileName().toString()), file).stream())
        .findFirst()
        .or(
            () ->
                directories.stream()
                    .map(directory -> directory.resolve("libc.so.6"))
                    .filter(Files::isRegularFile)
                    .flatMap(library -> found(banner(library, problems), library).stream())
                    .findFirst())
        .or(
            () ->
                packages.items().stream()
                    .filter(item -> item.name().equals("glibc") || item.name().equals("libc6"))
                    .flatMap(item -> find(PACKAGE_VERSION, item.version()).stream())
                    .findFirst()
                    .map(version -> new Glibc(version, PackageClaim.evidence(packages))));
  }

  private static Optional<Glibc> found(Optional<String> version, Path file) {
    return version.map(known -> new Glibc(known, Evidence.file(file.toString())));
  }

  private static List<Path> directories(Path root, Problems problems) {
    Stream<Path> ofArchitecture =
        Stream.of("lib", "usr/lib")
            .flatMap(library -> Folder.entries(root.resolve(library), problems).stream())
            .filter(directory -> TRIPLET.matcher(directory.getFileName().toString()).matches());
    return Stream.concat(DIRECTORIES.stream().map(root::resolve), ofArchitecture).toList();
  }

  private static Optional<String> banner(Path library, Problems problems) {
    try (InputStream in = Files.newInputStream(library)) {
      byte[] content = in.readNBytes(MAX_LIBRARY_BYTES);
      return find(BANNER, new String(content, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      problems.unreadable(library, e);
      return Optional.empty();
    }
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
