package dev.exhume.core.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The distribution and the machine that it was built for.
 *
 * @param id as os-release would have it: {@code centos}, {@code debian}
 * @param family distributions that are built and run alike: {@code rhel}, {@code debian}, {@code
 *     suse}, {@code slackware}…
 * @param architecture of the userland: {@code i386}, {@code x86_64}
 * @param platform as Docker names it: {@code linux/386}
 * @param glibc version of the C library
 * @param archiveUrl where the packages of this release can still be fetched
 * @param conflicts claims of other files that disagree
 * @param product an appliance that the distribution was made into, such as a telephone exchange
 * @param signs all that says which distribution this is, agreeing or not
 */
public record OperatingSystem(
    Optional<String> id,
    Optional<String> name,
    Optional<String> version,
    Optional<String> codename,
    Optional<String> prettyName,
    Optional<String> family,
    Optional<String> architecture,
    Optional<Integer> bits,
    Optional<String> platform,
    Optional<String> glibc,
    List<Kernel> kernels,
    Optional<LocalDate> endOfLife,
    Optional<String> archiveUrl,
    Confidence confidence,
    List<Conflict> conflicts,
    Optional<Evidence> evidence,
    Optional<Product> product,
    List<Sign> signs) {

  /** A distribution under its own name. */
  public OperatingSystem(
      Optional<String> id,
      Optional<String> name,
      Optional<String> version,
      Optional<String> codename,
      Optional<String> prettyName,
      Optional<String> family,
      Optional<String> architecture,
      Optional<Integer> bits,
      Optional<String> platform,
      Optional<String> glibc,
      List<Kernel> kernels,
      Optional<LocalDate> endOfLife,
      Optional<String> archiveUrl,
      Confidence confidence,
      List<Conflict> conflicts,
      Optional<Evidence> evidence) {
    this(
        id,
        name,
        version,
        codename,
        prettyName,
        family,
        architecture,
        bits,
        platform,
        glibc,
        kernels,
        endOfLife,
        archiveUrl,
        confidence,
        conflicts,
        evidence,
        Optional.empty(),
        List.of());
  }

  public OperatingSystem {
    signs = List.copyOf(signs);
    kernels = List.copyOf(kernels);
    conflicts = List.copyOf(conflicts);
  }

  /** Nothing is known of the operating system. */
  public static OperatingSystem unknown() {
    return new OperatingSystem(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Confidence.LOW,
        List.of(),
        Optional.empty());
  }

  /** The last day of support, if that is over at a moment. */
  public Optional<LocalDate> supportEndedBy(Instant moment) {
    return endOfLife.filter(LocalDate.ofInstant(moment, ZoneOffset.UTC)::isAfter);
  }

  /** A kernel that is installed; a container uses the host's. */
  public record Kernel(String version, boolean isDefault) {}

  /** What was put upon a distribution, and has a name and a version of its own. */
  public record Product(String name, Optional<String> version, Evidence evidence) {}

  /**
   * One source and what it says.
   *
   * @param source {@code release file}, {@code greeting}, {@code packages}, {@code C library},
   *     {@code kernel}, {@code repository}
   * @param agrees whether it says what is believed, as far as it says anything
   */
  public record Sign(String source, String says, boolean agrees, Evidence evidence) {}

  /**
   * A claim that was not believed.
   *
   * @param against what speaks against it
   */
  public record Conflict(String claim, Evidence evidence, String against) {}
}
