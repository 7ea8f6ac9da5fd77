package dev.exhume.core.comparison;

import java.util.List;
import java.util.Optional;

/**
 * One thing in which two servers differ.
 *
 * @param subject its name: a package, a service, a path
 * @param before what it is on the first server, in a few words; empty when it is not there, or when
 *     the fields say it all
 * @param after the same on the second server
 * @param fields that changed, where both have it
 */
public record Difference(
    Change change,
    String subject,
    Optional<String> before,
    Optional<String> after,
    List<FieldChange> fields) {

  public Difference {
    fields = List.copyOf(fields);
  }

  static Difference added(String subject, String after) {
    return new Difference(Change.ADDED, subject, Optional.empty(), filled(after), List.of());
  }

  static Difference removed(String subject, String before) {
    return new Difference(Change.REMOVED, subject, filled(before), Optional.empty(), List.of());
  }

  static Difference changed(String subject, Optional<String> before, Optional<String> after) {
    return new Difference(Change.CHANGED, subject, before, after, List.of());
  }

  static Difference changed(String subject, List<FieldChange> fields) {
    return new Difference(Change.CHANGED, subject, Optional.empty(), Optional.empty(), fields);
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(words -> !words.isEmpty());
  }

  /** A property of a thing that both servers have; empty where it is not known. */
  public record FieldChange(String field, Optional<String> before, Optional<String> after) {}
}
