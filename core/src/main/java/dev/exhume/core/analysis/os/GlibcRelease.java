package dev.exhume.core.analysis.os;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The C library that a release came with.
 *
 * @param versions one, or several by its service packs
 */
record GlibcRelease(String id, String version, List<String> versions) {
  private static final List<GlibcRelease> TABLE =
      TsvTable.resource(GlibcRelease.class, "glibc-releases.tsv").rows().stream()
          .map(
              row ->
                  new GlibcRelease(
                      row.get("id"),
                      row.get("version"),
                      Splitter.on(' ').splitToList(row.get("glibc"))))
          .toList();

  /** That of a claim; empty if the table does not know it, or the claim says too little. */
  static Optional<GlibcRelease> of(ReleaseClaim claim) {
    String id = claim.isOfRedHatsSources() ? "rhel" : claim.distribution().id();
    return TABLE.stream()
        .filter(release -> release.id.equals(id))
        .filter(
            release ->
                claim
                    .version()
                    .filter(told -> ReleaseClaim.isPart(release.version, told))
                    .isPresent())
        .findFirst();
  }

  /** Which releases came with a version, as a person would say it. */
  static Optional<String> cameWith(String glibc) {
    String releases =
        TABLE.stream()
            .filter(release -> release.versions.contains(glibc))
            .map(release -> release.id + " " + release.version)
            .collect(Collectors.joining(", "));
    return Optional.of(releases).filter(text -> !text.isEmpty());
  }
}
