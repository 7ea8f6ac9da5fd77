package dev.exhume.core.analysis.host;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.Sourced;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the locale that programs of the server started with. */
final class LocaleDetector {
  /** Red Hat, SuSE, Debian since lenny, all with systemd, older Debian, Gentoo and Slackware. */
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("etc/sysconfig/i18n", "LANG"),
          new Setting("etc/sysconfig/language", "RC_LANG"),
          new Setting("etc/default/locale", "LANG"),
          new Setting("etc/locale.conf", "LANG"),
          new Setting("etc/environment", "LANG"),
          new Setting("etc/env.d/02locale", "LANG"),
          new Setting("etc/profile.d/lang.sh", "LANG"));

  private LocaleDetector() {}

  static Optional<Sourced<String>> detect(Path root, Problems problems) {
    return SETTINGS.stream()
        .flatMap(
            setting ->
                ShellVariables.read(root.resolve(setting.file()), problems)
                    .sourced(setting.variable())
                    .stream())
        .findFirst();
  }

  private record Setting(String file, String variable) {}
}
