package dev.exhume.core.analysis.packages.thirdparty;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A repository that yum, dnf or zypper asks.
 *
 * @param id the name in brackets
 * @param address the first one that is given
 * @param enabled whether it is asked without being told to
 */
public record YumRepository(
    Path file, String id, Optional<String> address, boolean enabled, Evidence evidence) {
  private static final List<String> FOLDERS =
      List.of("etc/yum.repos.d", "etc/yum/repos.d", "etc/zypp/repos.d");

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]{1,200})]");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:baseurl|mirrorlist|metalink)\\s*=\\s*(\\S.*)");
  private static final Pattern DISABLED =
      Pattern.compile("enabled\\s*=\\s*(?:0|no|false|off)", Pattern.CASE_INSENSITIVE);

  /** What yum has of settings for itself. */
  private static final String MAIN = "main";

  private static final int MAX_REPOSITORIES = 500;
  private static final int MAX_ADDRESS = 300;

  /** All that are set up, by file. */
  public static List<YumRepository> all(Path root, Problems problems) {
    List<YumRepository> repositories = new ArrayList<>();
    Stream.concat(
            Stream.of(root.resolve("etc/yum.conf")),
            FOLDERS.stream()
                .flatMap(folder -> Folder.files(root.resolve(folder), problems).stream())
                .filter(file -> file.toString().endsWith(".repo")))
        .flatMap(file -> TextFile.read(file, problems).stream())
        .forEach(text -> read(text, repositories));
    return repositories.stream()
        .filter(repository -> !repository.id().equals(MAIN))
        .limit(MAX_REPOSITORIES)
        .toList();
  }

  private static void read(TextFile text, List<YumRepository> repositories) {
    Optional<YumRepository> open = Optional.empty();
    for (TextLine line : text.meaningfulLines()) {
      String stripped = line.stripped();
      Matcher section = SECTION.matcher(stripped);
      if (section.matches()) {
        open.ifPresent(repositories::add);
        open =
            Optional.of(
                new YumRepository(
                    text.path(), section.group(1), Optional.empty(), true, line.evidence()));
      } else {
        open = open.map(repository -> repository.with(stripped));
      }
    }
    open.ifPresent(repositories::add);
  }

  private YumRepository with(String setting) {
    Matcher matcher = ADDRESS.matcher(setting);
    if (matcher.matches() && address.isEmpty()) {
      String shown = Redaction.of(Excerpt.of(matcher.group(1).strip(), MAX_ADDRESS));
      return new YumRepository(file, id, Optional.of(shown), enabled, evidence);
    }
    return DISABLED.matcher(setting).matches()
        ? new YumRepository(file, id, address, false, evidence)
        : this;
  }

  /** Its name and address. */
  public String text() {
    return id + address.map(place -> ", " + place).orElse("");
  }
}
