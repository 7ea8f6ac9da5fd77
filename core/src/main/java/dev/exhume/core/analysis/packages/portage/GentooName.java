package dev.exhume.core.analysis.packages.portage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a package and its version with revision, as the directory of a package has them.
 *
 * @param version empty where what follows the name is none
 * @see <a href="https://projects.gentoo.org/pms/8/pms.html">Package Manager Specification, 3.1.2
 *     and 3.2</a>
 */
public record GentooName(String name, String version) {
  private static final Pattern REVISION = Pattern.compile("-r\\d++$");

  private static final Pattern VERSION =
      Pattern.compile("(?:cvs\\.)?\\d++(?:\\.\\d++)*+[a-z]?(?:_(?:pre|p|beta|alpha|rc)\\d*+)*+");

  /** Takes the name of a directory apart. */
  public static GentooName of(String directory) {
    Matcher revision = REVISION.matcher(directory);
    int end = revision.find() ? revision.start() : directory.length();
    int hyphen = directory.lastIndexOf('-', end - 1);
    boolean isVersion =
        hyphen > 0 && VERSION.matcher(directory.substring(hyphen + 1, end)).matches();
    return isVersion
        ? new GentooName(directory.substring(0, hyphen), directory.substring(hyphen + 1))
        : new GentooName(directory, "");
  }
}
