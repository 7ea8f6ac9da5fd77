package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.ServerProfile;
import java.util.regex.Pattern;

/**
 * The language that services had from init: systemd and Red Hat's scripts gave one, others none.
 */
final class InitLanguage {
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");

  private InitLanguage() {}

  static String of(ServerProfile profile) {
    boolean given =
        profile.boot().initSystem().filter("systemd"::equals).isPresent()
            || profile.os().family().filter("rhel"::equals).isPresent();
    return profile
        .host()
        .locale()
        .filter(locale -> given && LOCALE.matcher(locale).matches())
        .orElse("");
  }
}
