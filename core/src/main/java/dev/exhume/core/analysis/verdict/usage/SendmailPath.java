package dev.exhume.core.analysis.verdict.usage;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The setting {@code sendmail_path} of PHP: the command that {@code mail()} hands mail to. */
public final class SendmailPath {
  private static final Pattern SETTING = Pattern.compile("sendmail_path\\s*=\\s*\\S.*");

  private SendmailPath() {}

  /** Where the first {@code php.ini} that has it sets it. */
  public static Optional<TextLine> find(Path root, Problems problems) {
    return files(root, problems)
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> file.lines().stream())
        .filter(line -> SETTING.matcher(line.stripped()).matches())
        .findFirst();
  }

  /** Of Red Hat and of a build by hand, then of Debian and SuSE with one for each server. */
  private static Stream<Path> files(Path root, Problems problems) {
    Stream<Path> single =
        Stream.of("etc/php.ini", "usr/local/lib/php.ini", "usr/local/php/lib/php.ini")
            .map(root::resolve);
    Stream<Path> ofServers =
        List.of("etc/php4", "etc/php5").stream()
            .flatMap(folder -> Folder.directories(root.resolve(folder), problems).stream())
            .map(folder -> folder.resolve("php.ini"));
    return Stream.concat(single, ofServers);
  }
}
