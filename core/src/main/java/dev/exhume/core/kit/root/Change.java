package dev.exhume.core.kit.root;

import dev.exhume.core.reading.Redaction;

/**
 * Something that is not in the image as it was on the dead server.
 *
 * @param path on the server, without a password that is part of it
 * @param change identifier of the {@link ChangeRule}
 * @param what was done
 * @param why it had to be
 */
public record Change(String path, String change, String what, String why) {
  public Change {
    path = Redaction.ofPath(path);
  }

  Change(String path, ChangeRule rule, String what, String why) {
    this(path, rule.id(), what, why);
  }
}
