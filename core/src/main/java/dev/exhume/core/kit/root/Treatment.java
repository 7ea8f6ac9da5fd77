package dev.exhume.core.kit.root;

import java.util.Optional;

/**
 * What happens to a file on its way into the image.
 *
 * @param content that takes the place of the file's own, each byte a character; or the target of
 *     the link that does
 */
record Treatment(Kind kind, String content, Optional<Change> change) {
  /** The kinds of treatment. */
  enum Kind {
    /** As it is. */
    KEEP,
    /** Not at all, with all that is below it. */
    LEAVE_OUT,
    /** A directory without what is in it. */
    KEEP_EMPTY,
    /** With other content, but its own owner, mode and times. */
    REPLACE,
    /** A symbolic link in its place. */
    LINK
  }

  static final Treatment KEEP = new Treatment(Kind.KEEP, "", Optional.empty());

  static Treatment leaveOut(RootFile file, String why) {
    return of(Kind.LEAVE_OUT, file, "left out", why);
  }

  static Treatment keepEmpty(RootFile directory, String why) {
    return of(Kind.KEEP_EMPTY, directory, "content left out", why);
  }

  static Treatment empty(RootFile file, String why) {
    return of(Kind.REPLACE, file, "emptied", why);
  }

  static Treatment replace(RootFile file, String content, String what, String why) {
    return new Treatment(Kind.REPLACE, content, Optional.of(new Change(file.name(), what, why)));
  }

  static Treatment link(RootFile file, String target, String why) {
    return new Treatment(
        Kind.LINK,
        target,
        Optional.of(new Change(file.name(), "replaced by a link to " + target, why)));
  }

  /** The same without an entry among the changes, where nobody would miss anything. */
  Treatment unmentioned() {
    return new Treatment(kind, content, Optional.empty());
  }

  private static Treatment of(Kind kind, RootFile file, String what, String why) {
    return new Treatment(kind, "", Optional.of(new Change(file.name(), what, why)));
  }
}
