package dev.exhume.rpm;

/** How sure it is that a header says what RPM once wrote. */
public enum HeaderIntegrity {
  /** The digest that RPM keeps of the header is right: every byte that it covers is as it was. */
  VERIFIED,

  /** RPM keeps no digest of the header, as of public keys; nothing speaks against it. */
  UNVERIFIED,

  /** The digest is wrong: something that the header says has changed. */
  DAMAGED,

  /** A part of the header is missing. */
  INCOMPLETE
}
