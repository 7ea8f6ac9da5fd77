package dev.exhume.core.kit.oci;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an image is, beside its one layer.
 *
 * @param name without a tag; engines find it as {@code localhost/NAME}
 * @param created from the evidence, and never the clock
 * @param createdBy the program that made it
 * @param exposedPorts as in {@code 80/tcp}
 */
public record Image(
    String name,
    Platform platform,
    Instant created,
    String createdBy,
    List<String> entrypoint,
    List<String> exposedPorts,
    SortedMap<String, String> labels,
    Optional<HealthCheck> healthCheck) {

  public Image {
    entrypoint = List.copyOf(entrypoint);
    exposedPorts = List.copyOf(exposedPorts);
    labels = ImmutableSortedMap.copyOf((Map<String, String>) labels);
  }

  /**
   * The name by which an engine has an image. No registry answers to that host, so that a mistake
   * never fetches a stranger's.
   */
  public static String reference(String name) {
    return "localhost/%s:%s".formatted(name, ImageDocuments.TAG);
  }

  String reference() {
    return reference(name);
  }
}
