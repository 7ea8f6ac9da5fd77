package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;

/**
 * The certificate that a service shows to its callers.
 *
 * @param keyBits of RSA and DSA; 0 for other keys
 * @param signature its algorithm as Java calls it: {@code MD5withRSA}
 * @param isSelfSigned then nobody relies on the signature
 */
record ServerCertificate(
    Instant begins,
    Instant expires,
    int keyBits,
    String signature,
    boolean isSelfSigned,
    Evidence evidence) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final byte[] JAVA_KEY_STORE = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};

  /** Reads the first certificate of a file, in PEM, DER or a key store of Java. */
  static Optional<ServerCertificate> read(Path file, Evidence evidence, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return certificate(in.readNBytes(MAX_BYTES))
          .filter(X509Certificate.class::isInstance)
          .map(found -> of((X509Certificate) found, evidence));
    } catch (IOException e) {
      problems.unreadable(file, e);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      problems.add(file, "holds no certificate that can be read");
    }
    return Optional.empty();
  }

  private static Optional<Certificate> certificate(byte[] content)
      throws IOException, GeneralSecurityException {
    if (content.length > JAVA_KEY_STORE.length
        && Arrays.equals(
            content, 0, JAVA_KEY_STORE.length, JAVA_KEY_STORE, 0, JAVA_KEY_STORE.length)) {
      return ofKeyStore(content);
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 && (content.length == 0 || content[0] != 0x30)) {
      return Optional.empty();
    }
    byte[] encoded =
        begin < 0 || end < 0
            ? content
            : Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    return Optional.of(
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  /** The certificates in it are read without its password. */
  private static Optional<Certificate> ofKeyStore(byte[] content)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(new ByteArrayInputStream(content), null);
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return Optional.ofNullable(store.getCertificate(alias));
      }
    }
    return Optional.empty();
  }

  private static ServerCertificate of(X509Certificate certificate, Evidence evidence) {
    int bits = 0;
    if (certificate.getPublicKey() instanceof RSAKey rsa) {
      bits = rsa.getModulus().bitLength();
    } else if (certificate.getPublicKey() instanceof DSAKey dsa && dsa.getParams() != null) {
      bits = dsa.getParams().getP().bitLength();
    }
    return new ServerCertificate(
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        bits,
        certificate.getSigAlgName(),
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()),
        evidence);
  }
}
