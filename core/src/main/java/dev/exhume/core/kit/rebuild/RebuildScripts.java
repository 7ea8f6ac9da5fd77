package dev.exhume.core.kit.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.kit.rebuild.PackageArchive.Installer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scripts of a kit that builds a server anew. */
final class RebuildScripts {
  private static final String REPOSITORIES_MARK = "#@REPOSITORIES@\n";
  private static final String SETTINGS_MARK = "#@SETTINGS@\n";
  private static final Splitter WORDS = Splitter.on(' ');

  private RebuildScripts() {}

  /** Installs packages while the image is built. */
  static String install(PackageArchive archive) throws IOException {
    boolean isApt = archive.installer() == Installer.APT;
    return template(isApt ? "install-apt.sh" : "install-yum.sh")
        .replace(REPOSITORIES_MARK, isApt ? lines(archive) : sections(archive))
        .replace(SETTINGS_MARK, "bits=%d\n".formatted(archive.is64Bit() ? 64 : 32));
  }

  /** Makes the base image where no registry has one. */
  static String base(PackageArchive archive, Optional<String> platform) throws IOException {
    return template(archive.installer() == Installer.APT ? "base-apt.sh" : "base-yum.sh")
        .replace(SETTINGS_MARK, baseSettings(archive, platform));
  }

  private static String baseSettings(PackageArchive archive, Optional<String> platform) {
    String settings =
        "platform=%s\nbase=${BASE:-%s}\n"
            .formatted(ShellWord.of(platform.orElse("")), archive.base());
    return archive.installer() == Installer.APT
        ? settings
            + "archive=${ARCHIVE:-%s}\narchitecture=%s\nsuite=%s\n"
                .formatted(archive.address(), archive.architecture(), archive.codename().orElse(""))
        : settings;
  }

  private static String lines(PackageArchive archive) {
    return archive.repositories().stream()
        .map(repository -> "deb " + repository + "\n")
        .collect(Collectors.joining());
  }

  private static String sections(PackageArchive archive) {
    return archive.repositories().stream()
        .map(WORDS::splitToList)
        .map(RebuildScripts::section)
        .collect(Collectors.joining("\n"));
  }

  private static String section(List<String> nameAndAddress) {
    String name = nameAndAddress.get(0);
    return "[archive-%s]\nname=archive %s\nbaseurl=%s\nenabled=1\ngpgcheck=$check\n"
        .formatted(name, name, nameAndAddress.get(1));
  }

  private static String template(String name) throws IOException {
    try (InputStream in = RebuildScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not beside " + RebuildScripts.class);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
