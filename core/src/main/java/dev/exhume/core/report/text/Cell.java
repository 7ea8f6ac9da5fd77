package dev.exhume.core.report.text;

import dev.exhume.core.profile.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A cell of a table.
 *
 * @param kind its class in the style sheet
 * @param order what it is sorted by, if not by its text
 * @param note more about it, in small print
 */
public record Cell(
    String kind, String text, String order, String note, List<Badge> badges, List<Proof> proofs) {

  /** Words for people. */
  public static Cell text(String text) {
    return new Cell("words", text, "", "", List.of(), List.of());
  }

  /** Words that may not be there. */
  public static Cell text(Optional<String> text) {
    return text(text.orElse(""));
  }

  /** A word of the machine's: a path, a name. */
  public static Cell code(String text) {
    return new Cell("code", text, "", "", List.of(), List.of());
  }

  /** A word of the machine's that may not be there. */
  public static Cell code(Optional<String> text) {
    return code(text.orElse(""));
  }

  /** A number. */
  public static Cell number(long number) {
    return new Cell(
        "number", Words.number(number), Long.toString(number), "", List.of(), List.of());
  }

  /** A number of bytes. */
  public static Cell size(Optional<Long> bytes) {
    return new Cell(
        "number",
        Words.size(bytes),
        bytes.map(Object::toString).orElse(""),
        "",
        List.of(),
        List.of());
  }

  /** A judgement. */
  public static Cell badge(Badge badge) {
    return new Cell("words", "", badge.label(), "", List.of(badge), List.of());
  }

  /** Evidence. */
  public static Cell proof(Evidence evidence) {
    return proofs(List.of(Proof.of(evidence)));
  }

  /** Evidence that may not be there. */
  public static Cell proofs(List<Proof> proofs) {
    return new Cell("proof", "", "", "", List.of(), proofs);
  }

  /** The same cell with a word in small print. */
  public Cell with(String small) {
    return new Cell(kind, text, order, small, badges, proofs);
  }
}
