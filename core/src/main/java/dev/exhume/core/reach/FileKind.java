package dev.exhume.core.reach;

import java.util.regex.Pattern;

/** What a file of a package is there for, by its place. */
public enum FileKind {
  /** In a directory of commands. */
  PROGRAM("(?:/usr(?:/X11R6)?)?/s?bin/[^/]+|/usr/games/[^/]+"),

  /**
   * Where the loader looks for shared libraries; of Apache's modules also each by itself. The C
   * library's other builds, as in {@code /lib/tls}, are no such: {@code LD_ASSUME_KERNEL} and the
   * kernel choose among them, and each is of use only as a whole.
   */
  LIBRARY(
      "(?:/usr)?/lib(?:32|64|x32)?/(?:[a-z0-9_]+-linux-gnu[a-z0-9]*/)?(?:sse2/)?"
          + "(?:(?:apache2?|httpd)[A-Za-z0-9-]*/(?:modules/)?)?[^/]*\\.so(?:\\.[^/]*)?"),

  /** For people to read. */
  DOCUMENTATION(
      "/usr/share/(?:doc|man|info|gtk-doc|doc-base|lintian|linda|bug|omf|javadoc)/.*"
          + "|/usr/(?:X11R6/)?(?:doc|man|info)/.*"),

  /** Messages of programs in other languages. */
  TRANSLATION(
      "/usr/(?:X11R6/)?(?:share|lib)/locale/[^/]+/LC_MESSAGES/.*"
          + "|/usr/share/(?:mysql|mariadb|percona)[^/]*/[^/]+/errmsg\\.sys"),

  /** For building programs. */
  DEVELOPMENT(
      "/usr/include/(?!.*pyconfig).*"
          + "|(?:/usr)?/lib(?:32|64)?/(?:[a-z0-9_]+-linux-gnu[a-z0-9]*/)?[^/]+\\.l?a"
          + "|/usr/(?:lib(?:32|64)?|share)/(?:[a-z0-9_]+-linux-gnu[a-z0-9]*/)?(?:pkgconfig|aclocal)/.*"
          + "|/usr/lib(?:64)?/(?:[a-z0-9_]+-linux-gnu[a-z0-9]*/)?perl5?/.*/CORE/[^/]+\\.h"),

  /** Modules and firmware of kernels, and what modules are built from. */
  KERNEL("(?:/usr)?/lib/(?:modules|firmware)/.*|/usr/src/.*"),

  /** Anything else below {@code /usr}, {@code /lib} and their like. */
  RESOURCE("(?:/usr|/lib(?:32|64|x32)?|/opt|/s?bin)/.*"),

  /** Configuration and data, which always stay. */
  STATE(".*");

  private static final FileKind[] ALL = values();

  private final Pattern places;

  FileKind(String places) {
    this.places = Pattern.compile(places, Pattern.DOTALL);
  }

  /** The kind of a file by its path. */
  public static FileKind of(String path) {
    for (FileKind kind : ALL) {
      if (kind.places.matcher(path).matches()) {
        return kind;
      }
    }
    return STATE;
  }

  /** Whether it is needed only by whoever names it, however much its package is. */
  boolean standsAlone() {
    return this == PROGRAM || this == LIBRARY;
  }
}
