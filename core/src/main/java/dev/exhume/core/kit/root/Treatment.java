package dev.exhume.core.kit.root;

import java.util.Optional;

/**
 * What happens to a file on its way into the image.
 *
 * @param content that takes the place of the file's own, each byte a character; or the target of
 *     the link that does
 * @param change that it makes
 * @param isTold whether it is worth an entry among the changes
 */
record Treatment(Kind kind, String content, Optional<Change> change, boolean isTold) {
  /** The kinds of treatment. */
  enum Kind {
    /** As it is. */
    KEEP,
    /** Not at all, with all that is below it. */
    LEAVE_OUT,
    /** A directory itself not, but what is in it. */
    ENTER,
    /** A directory without what is in it. */
    KEEP_EMPTY,
    /** With other content, but its own owner, mode and times. */
    REPLACE,
    /** A symbolic link in its place. */
    LINK
  }

  static final Treatment KEEP = new Treatment(Kind.KEEP, "", Optional.empty(), false);

  /** Nobody asked for it. */
  static final Treatment UNSELECTED = new Treatment(Kind.LEAVE_OUT, "", Optional.empty(), false);

  /** Nobody asked for the directory, but maybe for what is in it. */
  static final Treatment ENTER = new Treatment(Kind.ENTER, "", Optional.empty(), false);

  static Treatment leaveOut(ChangeRule rule, RootFile file, String why) {
    return of(Kind.LEAVE_OUT, "", rule, file, "left out", why);
  }

  static Treatment keepEmpty(ChangeRule rule, RootFile directory, String why) {
    return of(Kind.KEEP_EMPTY, "", rule, directory, "content left out", why);
  }

  static Treatment empty(ChangeRule rule, RootFile file, String why) {
    return of(Kind.REPLACE, "", rule, file, "emptied", why);
  }

  static Treatment replace(
      ChangeRule rule, RootFile file, String content, String what, String why) {
    return of(Kind.REPLACE, content, rule, file, what, why);
  }

  static Treatment link(ChangeRule rule, RootFile file, String target, String why) {
    return of(Kind.LINK, target, rule, file, "replaced by a link to " + target, why);
  }

  /** The same without an entry among the changes, where nobody would miss anything. */
  Treatment unmentioned() {
    return new Treatment(kind, content, change, false);
  }

  private static Treatment of(
      Kind kind, String content, ChangeRule rule, RootFile file, String what, String why) {
    Change change = new Change(file.name(), rule, what, why);
    return new Treatment(kind, content, Optional.of(change), true);
  }
}
