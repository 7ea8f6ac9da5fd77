package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.OperatingSystem.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that says which distribution this is, each for itself: release files, what greets people,
 * kernels, repositories, packages, the C library.
 *
 * @param claims of files, by what kind of source they are
 */
record Signs(List<Source> claims, Optional<PackageClaim> packages, Optional<Glibc> glibc) {
  /** With fewer, a release file is not outvoted: they may all be of one hand. */
  private static final int LEAST_MAJORITY = 3;

  Signs {
    claims = List.copyOf(claims);
  }

  /** Each with whether it agrees with what is believed. */
  List<Sign> about(ReleaseClaim truth) {
    List<Sign> signs = new ArrayList<>();
    for (Source source : claims) {
      signs.add(
          new Sign(
              source.kind(),
              source.claim().label(),
              source.claim().speaksFor(truth),
              source.claim().evidence()));
    }
    packages.ifPresent(
        claim ->
            signs.add(
                new Sign(
                    "packages", claim.reason(), claim.speaksFor(truth), claim.databaseEvidence())));
    glibc.ifPresent(
        library ->
            GlibcRelease.of(truth)
                .ifPresent(
                    release ->
                        signs.add(
                            new Sign(
                                "C library",
                                library.statement(),
                                release.versions().contains(library.version()),
                                library.evidence()))));
    return List.copyOf(signs);
  }

  /** What most of them say where that is something else than a release file, which is outvoted. */
  Optional<ReleaseClaim> majorityAgainst(ReleaseClaim file) {
    long forFile = votes(file);
    return claims.stream()
        .map(Source::claim)
        .filter(claim -> !claim.agreesWith(file) && !claim.isOfMany())
        .filter(claim -> claim.version().isPresent())
        .filter(claim -> !claim.distribution().carries(file.distribution()))
        .filter(claim -> !file.distribution().carries(claim.distribution()))
        .filter(claim -> !file.distribution().isBuiltOn(claim.distribution()))
        .filter(
            claim -> {
              long votes = votes(claim);
              return votes >= LEAST_MAJORITY && votes > forFile && votes * 2 > about(claim).size();
            })
        .findFirst();
  }

  /** Two files that say the same may be of one hand, so each kind of source has one vote. */
  private long votes(ReleaseClaim claim) {
    return about(claim).stream().filter(Sign::agrees).map(Sign::source).distinct().count();
  }

  /**
   * A claim and where it comes from.
   *
   * @param kind {@code release file}, {@code greeting}, {@code kernel}, {@code repository}
   */
  record Source(String kind, ReleaseClaim claim) {}
}
