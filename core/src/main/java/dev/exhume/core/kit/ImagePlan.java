package dev.exhume.core.kit;

import com.google.common.base.CharMatcher;
import dev.exhume.core.kit.oci.HealthCheck;
import dev.exhume.core.kit.oci.Image;
import dev.exhume.core.kit.oci.Layer;
import dev.exhume.core.kit.oci.Platform;
import dev.exhume.core.kit.plan.ExposedPorts;
import dev.exhume.core.kit.run.HealthCommand;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the image of a server says of itself, beside its files.
 *
 * <p>All of it follows from what the server was: where the server was read from, and when, would
 * give each copy of one disk another digest.
 */
final class ImagePlan {
  /** No name or list of an honest server is longer. */
  private static final int MAX_LABEL = 512;

  private static final char LAST_PRIVATE = '\uf8ff';

  /** Control characters, halves of characters, and bytes that were no text. */
  private static final CharMatcher UNPRINTABLE =
      CharMatcher.javaIsoControl().or(CharMatcher.inRange(Character.MIN_SURROGATE, LAST_PRIVATE));

  /** Years that every reader of dates knows. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private ImagePlan() {}

  static Image of(ServerProfile profile) {
    return new Image(
        ImageName.of(profile),
        Platform.of(profile.os().platform(), profile.os().architecture()),
        created(profile),
        "exhume rescue",
        Dockerfile.ENTRYPOINT,
        profile.container().exposedPorts().stream()
            .filter(ExposedPorts::isPort)
            .distinct()
            .sorted()
            .toList(),
        labels(profile),
        profile.container().healthCheck().map(ImagePlan::healthCheck));
  }

  private static HealthCheck healthCheck(ContainerPlan.HealthCheck check) {
    return new HealthCheck(
        HealthCommand.of(check),
        Duration.ofSeconds(check.intervalSeconds()),
        Duration.ofSeconds(check.timeoutSeconds()),
        Duration.ofSeconds(check.startPeriodSeconds()),
        check.retries());
  }

  /** How a layer says how it is compressed. */
  static Layer.Format format(Compression compression) {
    return switch (compression) {
      case NONE -> Layer.Format.TAR;
      case GZIP -> Layer.Format.GZIP;
      case ZSTD -> Layer.Format.ZSTD;
    };
  }

  /** The server's last write: nothing in the image is younger. */
  private static Instant created(ServerProfile profile) {
    return profile
        .activity()
        .lastWrite()
        .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(END_OF_TIME))
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
        .orElse(Instant.EPOCH);
  }

  private static SortedMap<String, String> labels(ServerProfile profile) {
    SortedMap<String, String> labels = new TreeMap<>();
    String name = profile.host().hostname().orElse(ImageName.of(profile));
    Optional<String> os = profile.os().prettyName();
    label(labels, "org.opencontainers.image.title", Optional.of(name));
    label(
        labels,
        "org.opencontainers.image.description",
        Optional.of(
            "The server %s%s, dug out of its disk"
                .formatted(name, os.map(of -> ", " + of).orElse(""))));
    label(labels, "dev.exhume.version", Optional.of(profile.tool().version()));
    label(labels, "dev.exhume.hostname", profile.host().hostname());
    label(labels, "dev.exhume.os", os);
    label(labels, "dev.exhume.architecture", profile.os().architecture());
    label(labels, "dev.exhume.last-boot", profile.activity().lastBoot().map(Instant::toString));
    label(labels, "dev.exhume.last-write", profile.activity().lastWrite().map(Instant::toString));
    label(labels, "dev.exhume.services", list(profile.container().services()));
    label(labels, "dev.exhume.volumes", list(profile.container().volumes()));
    return labels;
  }

  private static Optional<String> list(List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", names));
  }

  private static void label(SortedMap<String, String> labels, String name, Optional<String> value) {
    value
        .map(text -> UNPRINTABLE.replaceFrom(text, '?'))
        .map(text -> text.substring(0, Math.min(MAX_LABEL, text.length())))
        .ifPresent(text -> labels.put(name, text));
  }
}
