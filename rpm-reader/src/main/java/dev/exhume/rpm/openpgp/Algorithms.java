package dev.exhume.rpm.openpgp;

/**
 * The algorithms of OpenPGP by their names in RPM.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-9">RFC 9580, Constants</a>
 */
final class Algorithms {
  private Algorithms() {}

  static String key(int number) {
    return switch (number) {
      case 1 -> "RSA";
      case 2 -> "RSA(Encrypt-Only)";
      case 3 -> "RSA(Sign-Only)";
      case 16 -> "Elgamal(Encrypt-Only)";
      case 17 -> "DSA";
      case 18 -> "Elliptic Curve";
      case 19 -> "ECDSA";
      case 20 -> "Elgamal";
      case 22 -> "EdDSA";
      case 25 -> "X25519";
      case 26 -> "X448";
      case 27 -> "Ed25519";
      case 28 -> "Ed448";
      default -> "algorithm " + number;
    };
  }

  static String hash(int number) {
    return switch (number) {
      case 1 -> "MD5";
      case 2 -> "SHA1";
      case 3 -> "RIPEMD160";
      case 8 -> "SHA256";
      case 9 -> "SHA384";
      case 10 -> "SHA512";
      case 11 -> "SHA224";
      case 12 -> "SHA3-256";
      case 14 -> "SHA3-512";
      default -> "algorithm " + number;
    };
  }
}
