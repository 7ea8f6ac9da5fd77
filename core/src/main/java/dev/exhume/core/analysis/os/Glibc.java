package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Evidence;

/** The C library of a server. */
record Glibc(String version, Evidence evidence) {
  /** As a person would say it, with the releases that came with it. */
  String statement() {
    return GlibcRelease.cameWith(version)
        .map(releases -> "glibc %s, as %s had it".formatted(version, releases))
        .orElse("glibc " + version);
  }
}
