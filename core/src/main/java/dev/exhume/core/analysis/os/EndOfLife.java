package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.TsvTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A release of a distribution: when its support ended, and where its packages still are.
 *
 * @param version what it has in common with its point releases
 * @param date when the support for everybody ended, that of volunteers included
 * @param regularEnd when its makers left it to volunteers
 * @param soldUntil when the support that is sold ends
 * @param lastPoint the last point release, where the archive has one tree for each
 * @param archive with places to fill in
 */
record EndOfLife(
    String id,
    String version,
    Optional<String> codename,
    Optional<LocalDate> date,
    Optional<LocalDate> regularEnd,
    Optional<LocalDate> soldUntil,
    Optional<String> soldAs,
    Optional<String> lastPoint,
    Optional<String> archive) {

  private static final String ROLLING = "rolling";

  private static final List<TsvTable.Row> CATALOGUE =
      TsvTable.resource(EndOfLife.class, "eol.tsv").rows();

  /**
   * The release that a distribution's version belongs to; without a version, its codename tells.
   */
  static Optional<EndOfLife> find(String id, Optional<String> version, Optional<String> codename) {
    return CATALOGUE.stream()
        .filter(row -> row.get("id").equals(id))
        .map(EndOfLife::of)
        .filter(release -> release.version.equals(ROLLING) || release.covers(version, codename))
        // 10.4 is known better than 10.
        .max(Comparator.comparingInt(release -> release.version.length()));
  }

  private boolean covers(Optional<String> detected, Optional<String> detectedCodename) {
    return detected
        .map(text -> ReleaseClaim.isPart(version, text))
        .orElseGet(() -> detectedCodename.isPresent() && detectedCodename.equals(codename));
  }

  /**
   * Where the packages of this release are.
   *
   * @param detected the version of the server, which may be a point release
   */
  Optional<String> archiveUrl(Optional<String> detected, Optional<Architecture> architecture) {
    return archive.map(
        template -> {
          String point =
              detected
                  .filter(text -> text.length() > version.length())
                  .or(() -> lastPoint)
                  .orElse(version);
          String url = template.replace("$point", point);
          if (architecture.isEmpty()) {
            int unknown = url.indexOf('$');
            return unknown < 0 ? url : url.substring(0, url.lastIndexOf('/', unknown) + 1);
          }
          return url.replace("$basearch", architecture.get().name())
              .replace("$64", architecture.get().bits() == 64 ? "64" : "");
        });
  }

  private static EndOfLife of(TsvTable.Row row) {
    return new EndOfLife(
        row.get("id"),
        row.get("version"),
        row.find("codename"),
        row.find("lts").or(() -> row.find("eol")).map(LocalDate::parse),
        row.find("lts").flatMap(lts -> row.find("eol")).map(LocalDate::parse),
        row.find("extended_eol").map(LocalDate::parse),
        row.find("extended_kind"),
        row.find("last_point"),
        row.find("archive"));
  }
}
