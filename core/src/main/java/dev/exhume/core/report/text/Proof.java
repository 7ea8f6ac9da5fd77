package dev.exhume.core.report.text;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.FactEvidence;
import java.util.List;
import java.util.Optional;

/**
 * Evidence as the report shows it.
 *
 * @param label short, for a line of text: {@code inittab:18}
 * @param place in the file, in words; empty for the file as a whole
 */
public record Proof(String label, String place, String path) {
  /** Evidence, shown. */
  public static Proof of(Evidence evidence) {
    String path = evidence.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String file = name.isEmpty() ? path : name;
    if (evidence instanceof Evidence.InBinary binary) {
      String offset = "0x%x".formatted(binary.offset());
      return new Proof(file + " at " + offset, "byte " + offset + " of", path);
    }
    Optional<Integer> line = ((Evidence.InText) evidence).line();
    return new Proof(
        line.map(number -> file + ":" + number).orElse(file),
        line.map(number -> "line " + number + " of").orElse(""),
        path);
  }

  /** Evidence that may not be there. */
  public static List<Proof> of(Optional<Evidence> evidence) {
    return evidence.stream().map(Proof::of).toList();
  }

  /** The evidence of one fact among those of several. */
  public static List<Proof> of(List<FactEvidence> all, String fact) {
    return all.stream()
        .filter(known -> known.fact().equals(fact))
        .map(known -> of(known.evidence()))
        .toList();
  }
}
