package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The release that a line of apt's sources names: {@code deb http://… lenny/updates main}. */
record AptSuite(Distribution distribution, Optional<String> version, String codename) {
  /** Of one release, or pockets of it. */
  private static final Pattern POCKET =
      Pattern.compile("(?:/updates|/volatile|-updates|-security|-backports|-proposed\\S*|-lts)$");

  /** Names that move on to the next release. */
  private static final Set<String> MOVING =
      Set.of("stable", "oldstable", "oldoldstable", "testing", "unstable", "sid");

  private static final Pattern ARCHIVE =
      Pattern.compile(
          ".*(?:\\bdebian\\.org|/debian(?:-security|-archive|-volatile)?/?|\\bubuntu\\.com|/ubuntu/?|/volatile\\.debian).*");

  /** Empty if the line is of a third party's repository. */
  static Optional<AptSuite> ofLine(List<String> words) {
    List<String> plain =
        words.stream().filter(word -> !word.startsWith("[") && !word.endsWith("]")).toList();
    if (plain.size() < 3 || !ARCHIVE.matcher(plain.get(1)).matches()) {
      return Optional.empty();
    }
    String id = plain.get(1).contains("ubuntu") ? "ubuntu" : "debian";
    String codename = POCKET.matcher(plain.get(2)).replaceFirst("");
    Optional<String> version =
        EndOfLife.find(id, Optional.empty(), Optional.of(codename)).map(EndOfLife::version);
    return Distribution.find(id)
        .filter(found -> version.isPresent() || MOVING.contains(codename))
        .map(found -> new AptSuite(found, version, codename));
  }

  ReleaseClaim claim(TextLine line) {
    return new ReleaseClaim(
        distribution,
        version,
        version.map(known -> codename),
        Optional.empty(),
        line.evidence(),
        true);
  }
}
