package dev.exhume.rpm;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages as the tables of expected values have them. */
final class PackageLines {
  private PackageLines() {}

  /** What RPM says of a database; what it writes for an absent text is absent to us. */
  static List<String> expected(String name) {
    return RpmDatabases.packages(name).stream().map(line -> line.replace("(none)", "-")).toList();
  }

  static List<String> of(RpmDatabase database) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      lines.add(of(rpm));
    }
    return lines;
  }

  private static String of(RpmPackage rpm) throws IOException {
    return Stream.of(
            rpm.name(),
            cell(rpm.epoch()),
            rpm.version(),
            rpm.release(),
            cell(rpm.architecture()),
            cell(rpm.vendor()),
            cell(rpm.packager()),
            cell(rpm.license()),
            cell(rpm.sourcePackage()),
            cell(rpm.installTime().map(time -> time.getEpochSecond())),
            cell(rpm.buildTime().map(time -> time.getEpochSecond())),
            cell(rpm.sizeBytes()),
            rpm.fileCount(),
            rpm.requires().size(),
            rpm.provides().size(),
            rpm.instance())
        .map(Object::toString)
        .collect(Collectors.joining("\t"));
  }

  private static String cell(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
