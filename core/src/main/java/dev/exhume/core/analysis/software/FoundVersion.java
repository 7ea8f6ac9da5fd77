package dev.exhume.core.analysis.software;

import dev.exhume.core.profile.Evidence;
import java.util.regex.Pattern;

/** A version and the place that says so. */
record FoundVersion(String version, Evidence evidence) {
  private static final Pattern PLAUSIBLE = Pattern.compile("\\w[\\w.+~:() -]{0,63}");

  /** Whether it can be a version at all: anybody can write anything into the file it is from. */
  boolean isPlausible() {
    return PLAUSIBLE.matcher(version).matches();
  }
}
