package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A login server may be needed if it gives some users nothing but file transfer. */
public record RemoteLogin(Path root, Problems problems) implements Rule {
  private static final Pattern FILE_TRANSFER =
      Pattern.compile(
          "(ForceCommand\\s+internal-sftp|ChrootDirectory\\s+(?!none)\\S).*",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("remote-login")) {
      return Optional.empty();
    }
    return TextFile.readStart(root.resolve("etc/ssh/sshd_config"), 1, problems).stream()
        .flatMap(file -> file.meaningfulLines().stream())
        .filter(line -> FILE_TRANSFER.matcher(line.stripped()).matches())
        .findFirst()
        .map(
            line ->
                Ruling.conditional(
                    "gives users SFTP (%s): needed if files are still delivered so; to log in, docker exec does"
                        .formatted(line.evidence().location())));
  }
}
