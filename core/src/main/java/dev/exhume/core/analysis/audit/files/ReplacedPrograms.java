package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which of the programs that rootkits replace are not as their packages brought them. */
final class ReplacedPrograms {
  private static final Pattern PROGRAM = Pattern.compile("/(?:usr/)?s?bin/([\\w.-]{1,40})");
  private static final Set<String> REPLACED_BY_ROOTKITS =
      Set.of(
          "ps",
          "ls",
          "dir",
          "vdir",
          "netstat",
          "ss",
          "top",
          "login",
          "sshd",
          "ssh",
          "find",
          "du",
          "df",
          "ifconfig",
          "ip",
          "lsof",
          "passwd",
          "su",
          "sudo",
          "crontab",
          "crond",
          "cron",
          "killall",
          "pidof",
          "pstree",
          "syslogd",
          "w",
          "who",
          "last",
          "md5sum",
          "slocate",
          "locate",
          "tcpd",
          "inetd",
          "xinetd",
          "in.telnetd",
          "lsmod",
          "chsh",
          "chfn",
          "init");

  private ReplacedPrograms() {}

  static Optional<Finding> of(Customisation customisation) {
    List<ModifiedFile> changed =
        customisation.modifiedFiles().orElse(List.of()).stream()
            .filter(file -> !file.isConfig() && file.changes().contains("digest"))
            .filter(file -> isOfNote(file.path()))
            .toList();
    return new Matter(
            "replaced-program",
            Severity.HIGH,
            "break-in",
            "Programs that intruders replace differ from their packages: "
                + Matter.names(changed.stream().map(ModifiedFile::path).toList()),
            "A rootkit may have put its own in their places. Somebody may as well have built a"
                + " newer one by hand, or the disk may be damaged.",
            "Compare them with the package from the archive (exhume verify, strings), and do not"
                + " start the server with them before you know.")
        .at(changed.stream().map(file -> Evidence.file(file.path())).toList());
  }

  private static boolean isOfNote(String path) {
    Matcher program = PROGRAM.matcher(path);
    return program.matches() && REPLACED_BY_ROOTKITS.contains(program.group(1));
  }
}
