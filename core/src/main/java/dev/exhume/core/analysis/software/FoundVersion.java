package dev.exhume.core.analysis.software;

import dev.exhume.core.profile.Evidence;

/** A version and the place that says so. */
record FoundVersion(String version, Evidence evidence) {}
