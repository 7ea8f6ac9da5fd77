package dev.exhume.rpm;

/** How sure it is that a header says what RPM once wrote. */
public enum HeaderIntegrity {
  /** The digest that RPM keeps of the header is right: every byte that it covers is as it was. */
  VERIFIED,

  /** RPM keeps no digest, as of packages of RPM 3 and old keys; nothing speaks against it. */
  UNVERIFIED,

  /**
   * The digest is wrong, or what it seals is not there; without a digest, the database's own
   * checksum is wrong. Something that the header says has changed.
   */
  DAMAGED,

  /** A part of the header is missing, or cannot be right and was left out. */
  INCOMPLETE
}
