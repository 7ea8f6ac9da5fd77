package dev.exhume.rpm;

import java.time.Instant;
import java.util.Optional;

/** What stays in memory of a package while its header does not. */
record PackageFacts(
    String name,
    Optional<Long> epoch,
    String version,
    String release,
    Optional<String> architecture,
    Optional<String> vendor,
    Optional<String> packager,
    Optional<String> license,
    Optional<String> sourcePackage,
    Optional<String> summary,
    Optional<Instant> installTime,
    Optional<Instant> buildTime,
    Optional<Long> sizeBytes,
    int fileCount,
    Optional<String> digestAlgorithm,
    Optional<String> modularityLabel,
    Optional<String> signingKey) {
  /** How RPM prints an absent text, and now and then writes it into a header. */
  private static final String NONE = "(none)";

  /** Reads the facts of a package of which the name is known. */
  static PackageFacts in(RpmHeader header, String name) {
    return new PackageFacts(
        name,
        header.number(RpmTag.EPOCH),
        header.text(RpmTag.VERSION).orElse(""),
        header.text(RpmTag.RELEASE).orElse(""),
        header.text(RpmTag.ARCH),
        header.text(RpmTag.VENDOR),
        header.text(RpmTag.PACKAGER),
        header.text(RpmTag.LICENSE),
        header.text(RpmTag.SOURCERPM).filter(text -> !text.equals(NONE)),
        header.text(RpmTag.SUMMARY),
        header.time(RpmTag.INSTALLTIME),
        header.time(RpmTag.BUILDTIME),
        header.number(RpmTag.LONGSIZE).or(() -> header.number(RpmTag.SIZE)),
        FilePaths.count(header),
        DigestAlgorithm.of(header).map(DigestAlgorithm::label),
        header.text(RpmTag.MODULARITYLABEL),
        signingKey(header));
  }

  /** Name, version, release and architecture as {@code rpm -qa} prints them. */
  String nevra() {
    String nameVersionRelease = name + "-" + version + "-" + release;
    return architecture.map(value -> nameVersionRelease + "." + value).orElse(nameVersionRelease);
  }

  private static Optional<String> signingKey(RpmHeader header) {
    // What is wrong with a signature is told when somebody asks for it.
    return SignatureList.in(header, fault -> {}).stream()
        .flatMap(signature -> signature.keyId().stream())
        .findFirst();
  }
}
