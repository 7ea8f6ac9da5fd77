package dev.exhume.core.reach;

import com.google.common.io.Files;
import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the files of no package may start something, or name what is needed. */
final class LooseFiles {
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("php", "php"),
          Map.entry("phtml", "php"),
          Map.entry("php3", "php"),
          Map.entry("inc", "php"),
          Map.entry("pl", "perl"),
          Map.entry("pm", "perl"),
          Map.entry("py", "python"),
          Map.entry("rb", "ruby"),
          Map.entry("jar", "java"),
          Map.entry("war", "java"),
          Map.entry("class", "java"));

  private static final Pattern OTHER_CODE =
      Pattern.compile(
          ".*\\.(?:sh|cgi|conf|cnf|cfg|ini|properties|xml|so(?:\\..*)?)", Pattern.DOTALL);

  /** Package managers keep their own scripts there; nothing of it runs but by them. */
  private static final Pattern OF_MANAGERS =
      Pattern.compile(
          "/(?:var/lib/(?:dpkg|rpm|apt|yum|dnf|zypp|pacman|aptitude|ucf|rpm-state)|var/db/pkg"
              + "|var/log|var/adm|var/cache|usr/portage|lib/modules|usr/lib/modules|usr/share/man)/.*",
          Pattern.DOTALL);

  /** Links there name every service, or every program that there is. */
  private static final Pattern LINK_FARMS =
      Pattern.compile(
          "/etc/(?:rc.?\\.d|rc\\.d|init\\.d|systemd|runlevels|alternatives)/.*", Pattern.DOTALL);

  /** Names of everything there is, which are no sign that anything of it is used. */
  private static final Pattern LISTS =
      Pattern.compile(
          "/etc/(?:.*/)?(?:magic|mime\\.types|services|protocols|rpc|ethertypes|shells"
              + "|\\.depend\\.[a-z]+|ld\\.so\\.cache|bindresvport\\.blacklist)"
              + "|/etc/(?:apt|dpkg|yum|yum\\.repos\\.d|dnf|zypp|rpm|logrotate\\.d|insserv)/.*",
          Pattern.DOTALL);

  private LooseFiles() {}

  /** Whether a file tells nothing however many names are in it. */
  static boolean isList(String path) {
    return LISTS.matcher(path).matches() || OF_MANAGERS.matcher(path).matches();
  }

  /** Whether what a link leads to is needed because the link is there. */
  static boolean isTellingLink(String path) {
    return (FileKind.of(path) == FileKind.STATE || isAdministrators(path))
        && !LINK_FARMS.matcher(path).matches()
        && !OF_MANAGERS.matcher(path).matches();
  }

  /** Whether to read a file for what it names. */
  static boolean isTelling(Path file, String path, Problems problems) {
    if (isList(path) || path.contains("-available/")) {
      return false;
    }
    if (path.startsWith("/etc/")
        || path.startsWith("/var/spool/cron/")
        || language(path).isPresent()
        || OTHER_CODE.matcher(path).matches()) {
      return true;
    }
    try {
      return ExecuteBits.isAnySet(file);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
  }

  /** All languages that are told apart. */
  static Set<String> languages() {
    return Set.copyOf(LANGUAGES.values());
  }

  /** The language of a program, by its name. */
  static Optional<String> language(String path) {
    return Optional.ofNullable(LANGUAGES.get(Files.getFileExtension(path)));
  }

  private static boolean isAdministrators(String path) {
    return path.startsWith("/usr/local/") || path.startsWith("/opt/");
  }
}
