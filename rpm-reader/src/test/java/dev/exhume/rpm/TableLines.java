package dev.exhume.rpm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages, files and dependencies as the shared tables of expected values have them. */
final class TableLines {
  private TableLines() {}

  /** Lines of {@code expected.tsv}. */
  static List<String> ofPackages(List<RpmPackage> packages) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : packages) {
      RpmHeader header = rpm.header();
      lines.add(
          line(
              rpm.name(),
              cell(rpm.epoch()),
              rpm.version(),
              rpm.release(),
              cell(rpm.architecture()),
              cell(rpm.vendor()),
              cell(rpm.license()),
              cell(rpm.installTime().map(time -> time.getEpochSecond())),
              cell(rpm.buildTime().map(time -> time.getEpochSecond())),
              cell(rpm.sizeBytes()),
              cell(header.text(RpmTag.SOURCERPM)),
              rpm.fileCount(),
              rpm.requires().size(),
              rpm.provides().size(),
              rpm.conflicts().size(),
              rpm.obsoletes().size(),
              rpm.changelog().size(),
              cell(header.number(RpmTag.FILEDIGESTALGO)),
              cell(header.text(RpmTag.MODULARITYLABEL)),
              rpm.instance(),
              cell(rpm.signatures().stream().findFirst())));
    }
    return lines;
  }

  /** Lines of {@code files.tsv}. */
  static List<String> ofFiles(List<RpmPackage> packages) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : packages) {
      for (RpmFile file : rpm.files()) {
        lines.add(
            line(
                nameWithEpoch(rpm),
                file.path(),
                file.digest().orElse(""),
                Integer.toOctalString(file.mode()),
                file.flags(),
                file.sizeBytes(),
                file.modificationTime().getEpochSecond(),
                file.owner(),
                file.group(),
                file.linkTarget().orElse(""),
                file.rdev(),
                file.state()));
      }
    }
    return lines;
  }

  /** Lines of {@code deps.tsv}. */
  static List<String> ofDependencies(List<RpmPackage> packages) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : packages) {
      addAll(lines, rpm, "PROVIDE", rpm.provides());
      addAll(lines, rpm, "REQUIRE", rpm.requires());
      addAll(lines, rpm, "CONFLICT", rpm.conflicts());
      addAll(lines, rpm, "OBSOLETE", rpm.obsoletes());
      addAll(lines, rpm, "RECOMMEND", rpm.recommends());
      addAll(lines, rpm, "SUGGEST", rpm.suggests());
      addAll(lines, rpm, "SUPPLEMENT", rpm.supplements());
      addAll(lines, rpm, "ENHANCE", rpm.enhances());
    }
    return lines;
  }

  /** As RPM writes {@code NEVRA}. */
  static String nameWithEpoch(RpmPackage rpm) {
    String afterName = rpm.nevra().substring(rpm.name().length() + 1);
    return rpm.epoch().map(epoch -> rpm.name() + "-" + epoch + ":" + afterName).orElse(rpm.nevra());
  }

  /** The first columns of a line. */
  static String columns(String line, int count) {
    return Arrays.stream(line.split("\t", -1)).limit(count).collect(Collectors.joining("\t"));
  }

  private static void addAll(
      List<String> lines, RpmPackage rpm, String kind, List<RpmDependency> dependencies) {
    for (RpmDependency dependency : dependencies) {
      lines.add(
          line(
              nameWithEpoch(rpm),
              kind,
              dependency.name(),
              dependency.flags(),
              dependency.version().orElse("")));
    }
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(Object::toString).collect(Collectors.joining("\t"));
  }

  private static String cell(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
