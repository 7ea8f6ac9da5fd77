package dev.exhume.core.comparison;

import dev.exhume.core.DeadServer;
import dev.exhume.core.InstalledPackages;
import dev.exhume.core.SourceOptions;
import dev.exhume.core.analysis.os.OsDetector;
import dev.exhume.core.comparison.ComparedServer.Kind;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells by its content what somebody gave for a server, and reads it. */
final class ComparedSource {
  /** White space before the brace of a profile. */
  private static final int LONGEST_MARGIN = 64;

  private final Path source;
  private final SourceOptions options;
  private final Instant analysedAt;

  ComparedSource(Path source, SourceOptions options, Instant analysedAt) {
    this.source = source;
    this.options = options;
    this.analysedAt = analysedAt;
  }

  ComparedServer read() throws IOException {
    String location = source.toString();
    if (Files.isRegularFile(source)) {
      if (isJson()) {
        return ComparedServer.of(location, ProfileJson.read(source));
      }
      Optional<Packages> list = PackageList.read(source);
      if (list.isPresent()) {
        return ComparedServer.ofPackages(
            location, Kind.PACKAGE_LIST, OsDetector.ofPackages(list.get()), list.get());
      }
    }
    DeadServer opened;
    try {
      opened = DeadServer.open(List.of(source), options);
    } catch (IOException notServer) {
      return database(notServer);
    }
    try (DeadServer server = opened) {
      ServerProfile profile = server.analyze(analysedAt);
      return new ComparedServer(
          location,
          Kind.SERVER,
          profile,
          Optional.of(ConfigurationFiles.of(server.root(), profile)));
    }
  }

  private ComparedServer database(IOException notServer) throws IOException {
    if (options.volume().isPresent()) {
      throw notServer;
    }
    try (InstalledPackages installed = InstalledPackages.open(List.of(source), options)) {
      return ComparedServer.ofPackages(
          source.toString(), Kind.PACKAGE_DATABASE, installed.os(), installed.packages());
    }
  }

  private boolean isJson() throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      byte[] start = in.readNBytes(LONGEST_MARGIN);
      for (byte one : start) {
        if (!Character.isWhitespace(one)) {
          return one == '{';
        }
      }
      return false;
    }
  }
}
