package dev.exhume.core.report.section;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;

/** The findings of one weight. */
public record Weight(Badge badge, String count, List<Item> findings) {
  private static final int MAX_PROOFS = 20;

  /**
   * A finding.
   *
   * @param more how much evidence is left out, in words
   */
  public record Item(
      String id,
      String kind,
      Badge badge,
      String title,
      String detail,
      String remedy,
      List<Proof> proofs,
      String more) {}

  /** All findings, those of the most weight first. */
  public static List<Weight> of(List<Finding> findings) {
    List<Weight> weights = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      List<Item> items =
          findings.stream()
              .filter(finding -> finding.severity() == severity)
              .map(Weight::item)
              .toList();
      if (!items.isEmpty()) {
        weights.add(new Weight(Badge.of(severity), Words.number(items.size()), items));
      }
    }
    return weights;
  }

  private static Item item(Finding finding) {
    int left = finding.evidence().size() - MAX_PROOFS;
    return new Item(
        finding.id(),
        Words.plain(finding.kind()),
        Badge.of(finding.severity()),
        finding.title(),
        finding.detail(),
        finding.remedy(),
        finding.evidence().stream().limit(MAX_PROOFS).map(Proof::of).toList(),
        left > 0 ? Words.number(left) + " more in the profile" : "");
  }
}
