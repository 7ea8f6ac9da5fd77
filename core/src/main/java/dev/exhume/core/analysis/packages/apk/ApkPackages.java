package dev.exhume.core.analysis.packages.apk;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.PlainPackage;
import dev.exhume.core.analysis.packages.PlainPackages;
import dev.exhume.core.analysis.packages.closure.VersionedNames;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packages of Alpine: all in one file, {@code /lib/apk/db/installed}.
 *
 * @see <a href="https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2">Apk spec:
 *     installed database</a>
 */
public final class ApkPackages {
  private static final String MANAGER = "apk";
  private static final String FORMAT = "apk-installed";
  private static final String FILE = "installed";
  private static final List<String> PLACES = List.of("lib/apk/db", "usr/lib/apk/db");

  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  private ApkPackages() {}

  /** Looks for the packages of a server. */
  public static Optional<PackageSource> open(Path root, Problems problems) {
    return PLACES.stream()
        .map(root::resolve)
        .flatMap(place -> openDirectory(place, problems).stream())
        .findFirst();
  }

  /** Reads the file in a directory; empty when there is none with a package in it. */
  public static Optional<PackageSource> openDirectory(Path directory, Problems problems) {
    return TextFile.read(directory.resolve(FILE), problems)
        .flatMap(file -> packages(file, problems));
  }

  private static Optional<PackageSource> packages(TextFile file, Problems problems) {
    List<ListedPackage> installed = new ArrayList<>();
    int nameless = 0;
    for (ApkRecord one : ApkRecord.split(file.lines())) {
      if (one.value('P').isEmpty() || one.value('V').isEmpty()) {
        nameless++;
      } else if (installed.size() < PlainPackages.MAX_PACKAGES) {
        installed.add(listed(one));
      }
    }
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    if (nameless > 0) {
      problems.add(
          file.path(), "%d packages without name or version are left out".formatted(nameless));
    }
    Packages.PackageDatabase database =
        new Packages.PackageDatabase(
            file.path().toString(), FORMAT, Optional.empty(), nameless > 0);
    return Optional.of(new PlainPackages(MANAGER, database, installed, List.of()));
  }

  /** Nothing says when it was installed; its files are older than the package that was made. */
  private static ListedPackage listed(ApkRecord one) {
    return new PlainPackage(
            item(one),
            () -> ApkContents.of(one),
            one.number('t')
                .filter(time -> time <= Integer.toUnsignedLong(-1))
                .map(Instant::ofEpochSecond))
        .withRelations(
            () ->
                VersionedNames.relations(
                    one.value('P').orElseThrow(),
                    WORDS.splitToList(one.value('D').orElse("")),
                    WORDS.splitToList(one.value('p').orElse(""))));
  }

  private static Packages.Item item(ApkRecord one) {
    return new Packages.Item(
        one.value('P').orElseThrow(),
        Optional.empty(),
        one.value('V').orElseThrow(),
        Optional.empty(),
        one.value('A'),
        Optional.empty(),
        one.value('m'),
        one.value('o'),
        Optional.empty(),
        one.number('I'),
        one.value('L'),
        ApkContents.of(one).size(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
