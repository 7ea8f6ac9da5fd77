package dev.exhume.cli;

/** How {@code exhume packages} prints its list. */
enum PackageFormat {
  /** A name, version, release and architecture a line, as {@code rpm -qa} does. */
  NEVRA,
  /** The {@code packages} object of the profile. */
  JSON,
  /** A bill of materials. */
  CYCLONEDX
}
