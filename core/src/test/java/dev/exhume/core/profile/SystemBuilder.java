package dev.exhume.core.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An operating system for tests, of which nothing need be said. */
public final class SystemBuilder {
  private Optional<String> id = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<String> codename = Optional.empty();
  private Optional<String> prettyName = Optional.empty();
  private Optional<String> family = Optional.empty();
  private Optional<String> architecture = Optional.empty();
  private Optional<String> glibc = Optional.empty();
  private Optional<LocalDate> endOfLife = Optional.empty();
  private Optional<String> archiveUrl = Optional.empty();

  private SystemBuilder() {}

  /** A release of a distribution, by the name that os-release gives it. */
  public static SystemBuilder system(String id, String version) {
    SystemBuilder system = new SystemBuilder();
    system.id = Optional.of(id);
    system.version = Optional.of(version);
    return system;
  }

  /** A distribution of which only the family is known. */
  public static OperatingSystem ofFamily(String family) {
    return new SystemBuilder().family(family).build();
  }

  public SystemBuilder name(String text) {
    name = Optional.of(text);
    return this;
  }

  public SystemBuilder codename(String text) {
    codename = Optional.of(text);
    return this;
  }

  public SystemBuilder prettyName(String text) {
    prettyName = Optional.of(text);
    return this;
  }

  public SystemBuilder family(String text) {
    family = Optional.of(text);
    return this;
  }

  /** Its architecture, {@code i386} or {@code x86_64}. */
  public SystemBuilder architecture(String text) {
    architecture = Optional.of(text);
    return this;
  }

  public SystemBuilder glibc(String text) {
    glibc = Optional.of(text);
    return this;
  }

  /** The last day on which it was cared for. */
  public SystemBuilder endOfLife(String day) {
    endOfLife = Optional.of(LocalDate.parse(day));
    return this;
  }

  public SystemBuilder archiveUrl(String text) {
    archiveUrl = Optional.of(text);
    return this;
  }

  public OperatingSystem build() {
    Optional<Boolean> isNarrow = architecture.map("i386"::equals);
    return new OperatingSystem(
        id,
        name,
        version,
        codename,
        prettyName,
        family,
        architecture,
        isNarrow.map(narrow -> narrow ? 32 : 64),
        isNarrow.map(narrow -> narrow ? "linux/386" : "linux/amd64"),
        glibc,
        List.of(),
        endOfLife,
        archiveUrl,
        Confidence.HIGH,
        List.of(),
        Optional.empty());
  }
}
