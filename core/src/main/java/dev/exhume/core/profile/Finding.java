package dev.exhume.core.profile;

import java.util.List;

/**
 * Something to know or do before the server goes live again.
 *
 * @param kind {@code data}, {@code vulnerability}, {@code end-of-life}, {@code missing-data}, …
 * @param remedy what to do
 */
public record Finding(
    String id,
    Severity severity,
    String kind,
    String title,
    String detail,
    String remedy,
    List<Evidence> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
  }
}
