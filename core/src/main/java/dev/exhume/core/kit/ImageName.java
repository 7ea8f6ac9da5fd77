package dev.exhume.core.kit;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.ServerProfile;
import java.util.Locale;

/** A name for image and container, made of the host name and of nothing an engine dislikes. */
final class ImageName {
  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9'));
  private static final int MAX_LENGTH = 63;

  private ImageName() {}

  static String of(ServerProfile profile) {
    String hostname = profile.host().hostname().orElse("").toLowerCase(Locale.ROOT);
    String shortName = hostname.substring(0, Math.min(MAX_LENGTH, hostname.length()));
    String name = ALLOWED.negate().trimAndCollapseFrom(shortName, '-');
    return name.isEmpty() ? "rescued-server" : name;
  }
}
