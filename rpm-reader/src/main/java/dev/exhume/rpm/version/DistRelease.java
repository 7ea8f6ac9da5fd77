package dev.exhume.rpm.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of a package of Red Hat, or of a rebuild of it, by its parts.
 *
 * <pre>
 * DistRelease --> build "." [module] "el" major ["_" stream] ["." update]
 * </pre>
 *
 * <p>A rebuild may have its name in place of the stream, and numbers of its own after the build.
 * Red Hat's own builds for ppc64le are marked {@code ael7b}.
 *
 * @param build {@code 92}
 * @param module {@code module+} or another mark of a package that belongs to a module
 * @param major release of the distribution; absent from packages that do not say
 * @param stream the minor release that the package was built for
 * @param update the number of the build in its stream, 0 where there is none
 * @param isRebuilt whether it says that somebody else than Red Hat built it
 */
record DistRelease(
    String build,
    String module,
    Optional<String> major,
    Optional<String> stream,
    String update,
    boolean isRebuilt) {
  private static final Pattern DIST =
      Pattern.compile("(?:^|\\.)(module[+_])?(?:el(\\d+)|ael(\\d+)b)(?:_(\\d+))?(?=\\.|$)");
  private static final Pattern REBUILD =
      Pattern.compile("\\.(?:centos\\d*|plus|alma|rocky)(?=\\.|$)");

  /** As Oracle marks a package that it changed. */
  private static final Pattern ORACLE = Pattern.compile("\\.0\\.\\d+$");

  static final String NO_UPDATE = "0";

  static DistRelease parse(String release) {
    String plain = REBUILD.matcher(release).replaceAll("");
    boolean isRebuilt = plain.length() < release.length();
    Matcher dist = DIST.matcher(plain);
    if (!dist.find()) {
      return new DistRelease(plain, "", Optional.empty(), Optional.empty(), NO_UPDATE, isRebuilt);
    }
    String after = plain.substring(dist.end());
    return new DistRelease(
        plain.substring(0, dist.start()),
        Optional.ofNullable(dist.group(1)).orElse(""),
        Optional.ofNullable(dist.group(2)).or(() -> Optional.ofNullable(dist.group(3))),
        Optional.ofNullable(dist.group(4)),
        after.isEmpty() ? NO_UPDATE : after.substring(1),
        isRebuilt);
  }

  /** The same release, without what Oracle added to the other's build. */
  DistRelease asBuiltFrom(DistRelease other) {
    boolean isOracles =
        !build.equals(other.build) && ORACLE.matcher(build).replaceFirst("").equals(other.build);
    return isOracles ? new DistRelease(other.build, module, major, stream, update, true) : this;
  }

  /** Whether the numbers of both updates were given by the same people. */
  boolean isComparableWith(DistRelease other) {
    boolean isNumbered = isDigit(update) && isDigit(other.update);
    return module.equals(other.module)
        && major.isPresent() == other.major.isPresent()
        && (isNumbered || update.equals(other.update));
  }

  /** Whether it does not say which stream it is of, though it is of one. */
  boolean hidesStream() {
    return isRebuilt && stream.isEmpty();
  }

  private static boolean isDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }
}
