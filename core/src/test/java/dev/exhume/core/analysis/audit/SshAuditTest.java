package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.testdata.ServerBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshAuditTest {
  private static final String ROOT = "root:x:0:0::/root:/bin/sh";
  private static final String PASSWORD = "root:$6$s$" + "h".repeat(86) + ":1:::::";

  @Test
  void keysThatOpenAccountsAreCountedByAccount() {
    Finding finding =
        AuditedServer.of(
                withRoot().file("/root/.ssh/authorized_keys", "# mine", rsa(2048), rsa(4096)))
            .finding("authorized-keys")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.title()).isEqualTo("SSH keys open accounts: root (2)");
    assertThat(finding.evidence())
        .containsExactly(
            Evidence.line("/root/.ssh/authorized_keys", 2),
            Evidence.line("/root/.ssh/authorized_keys", 3));
  }

  @Test
  void shortAndOldKeysAreNamedAndLongOnesAreNot() {
    Finding finding =
        AuditedServer.of(
                withRoot()
                    .file(
                        "/root/.ssh/authorized_keys",
                        rsa(2048),
                        rsa(1024),
                        "ssh-dss " + base64("ssh-dss", new byte[129]),
                        "from=\"10.1.2.3\" 1024 35 " + "7".repeat(300) + " joe@old",
                        "ssh-ed25519 " + base64("ssh-ed25519", new byte[32])))
            .finding("weak-ssh-key")
            .orElseThrow();
    assertThat(finding.evidence())
        .extracting(Evidence::location)
        .containsExactly(
            "/root/.ssh/authorized_keys:2",
            "/root/.ssh/authorized_keys:3",
            "/root/.ssh/authorized_keys:4");
  }

  @Test
  void aKeySoShortThatItCanBeComputedIsADoorWhereSshdIsReached() {
    AuditedServer server =
        AuditedServer.of(withRoot().file("/root/.ssh/authorized_keys", rsa(768)));
    assertThat(server.finding("weak-ssh-key")).map(Finding::severity).contains(Severity.LOW);
    assertThat(server.opens("sshd", "remote-admin").finding("weak-ssh-key"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
  }

  @Test
  void aPrivateKeyWithoutPassphraseIsLocatedAndNotShown() {
    Finding finding =
        AuditedServer.of(withRoot().file("/root/.ssh/id_rsa", pem("RSA ", "")))
            .finding("ssh-private-key")
            .orElseThrow();
    assertThat(finding.evidence()).containsExactly(Evidence.file("/root/.ssh/id_rsa"));
    assertThat(finding.toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void aKeyInTheFormOfOpenSshTellsByItsCipherWhetherItIsOpen() {
    assertThat(
            AuditedServer.of(withRoot().file("/root/.ssh/id_ed25519", openSsh("none")))
                .finding("ssh-private-key"))
        .isPresent();
    assertThat(
            AuditedServer.of(withRoot().file("/root/.ssh/id_ed25519", openSsh("aes256-ctr")))
                .finding("ssh-private-key"))
        .isEmpty();
  }

  @Test
  void aPrivateKeyWithPassphraseAndAKnownHostsFileAreNone() {
    assertThat(
            AuditedServer.of(
                    withRoot()
                        .file("/root/.ssh/id_rsa", pem("RSA ", "Proc-Type: 4,ENCRYPTED\n\n"))
                        .file("/root/.ssh/id_dsa", pem("ENCRYPTED ", ""))
                        .file("/root/.ssh/known_hosts", "10.1.2.3 " + rsa(2048)))
                .finding("ssh-private-key"))
        .isEmpty();
  }

  @Test
  void aKeyOnTheListOfDebiansBadOnesIsPublic() {
    String key = rsa(2048);
    byte[] blob = Base64.getDecoder().decode(key.substring(key.indexOf(' ') + 1));
    @SuppressWarnings("deprecation")
    String fingerprint = Hashing.md5().hashBytes(blob).toString();
    ServerBuilder listed =
        withRoot()
            .file("/root/.ssh/authorized_keys", rsa(4096), key)
            .file("/usr/share/ssh/blacklist.RSA-2048", "# list", fingerprint.substring(12));
    Finding finding =
        AuditedServer.of(listed)
            .opens("ssh", "remote-admin")
            .finding("debian-weak-key")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.evidence()).containsExactly(Evidence.line("/root/.ssh/authorized_keys", 2));
    assertThat(
            AuditedServer.of(listed.file("/usr/share/ssh/blacklist.RSA-2048", "0".repeat(20)))
                .finding("debian-weak-key"))
        .isEmpty();
  }

  @Test
  void withoutTheListTheDayOnWhichAHostKeyWasMadeIsAHint() {
    ServerBuilder server =
        withRoot()
            .file("/etc/ssh/ssh_host_rsa_key", pem("RSA ", ""))
            .modified("/etc/ssh/ssh_host_rsa_key", Instant.parse("2007-11-01T00:00:00Z"));
    assertThat(AuditedServer.of(server).runs("debian", "4.0").finding("debian-weak-key-time"))
        .map(Finding::severity)
        .contains(Severity.LOW);
    assertThat(AuditedServer.of(server).runs("debian", "5.0").finding("debian-weak-key-time"))
        .isEmpty();
    assertThat(AuditedServer.of(server).runs("centos", "4").finding("debian-weak-key-time"))
        .isEmpty();
    server.modified("/etc/ssh/ssh_host_rsa_key", Instant.parse("2008-06-01T00:00:00Z"));
    assertThat(AuditedServer.of(server).runs("debian", "4.0").finding("debian-weak-key-time"))
        .isEmpty();
  }

  @Test
  void settingsOfAnSshdThatDoesNotRunAreNoMatter() {
    ServerBuilder server =
        withRoot().file("/etc/ssh/sshd_config", "Protocol 2,1", "PermitRootLogin yes");
    assertThat(AuditedServer.of(server).findings())
        .extracting(Finding::id)
        .doesNotContain("ssh-protocol-1", "ssh-root-login");
    assertThat(AuditedServer.of(server).opens("sshd", "remote-admin").findings())
        .extracting(Finding::id)
        .contains("ssh-protocol-1", "ssh-root-login");
  }

  @ParameterizedTest
  @CsvSource({
    "'PermitRootLogin no;PermitRootLogin yes'",
    "'PermitRootLogin without-password'",
    "'PermitRootLogin yes;PasswordAuthentication no'",
    "'Match Address 10.1.2.3;PermitRootLogin yes'"
  })
  void rootDoesNotLogInWhereTheFirstLineThatHoldsForAllForbidsIt(String settings) {
    assertThat(
            AuditedServer.of(withRoot().file("/etc/ssh/sshd_config", settings.split(";")))
                .opens("sshd", "remote-admin")
                .finding("ssh-root-login"))
        .isEmpty();
  }

  @Test
  void aLockedRootDoesNotLogInByPassword() {
    assertThat(
            AuditedServer.of(
                    withRoot()
                        .file("/etc/shadow", "root:!:1:")
                        .file("/etc/ssh/sshd_config", "PermitRootLogin yes"))
                .opens("sshd", "remote-admin")
                .finding("ssh-root-login"))
        .isEmpty();
  }

  @Test
  void anAccountWithoutAPasswordIsAnOpenDoorIfSshdTakesIt() {
    ServerBuilder server =
        withRoot()
            .file("/etc/passwd", ROOT, "guest:x:500:500::/home/guest:/bin/sh")
            .file("/etc/shadow", PASSWORD, "guest::1:::::")
            .file("/etc/ssh/sshd_config", "PermitEmptyPasswords yes");
    assertThat(
            AuditedServer.of(server).opens("sshd", "remote-admin").finding("ssh-empty-passwords"))
        .map(Finding::severity)
        .contains(Severity.CRITICAL);
  }

  @Test
  void linesThatAreNoKeysAreNoFindingAndNoFault() {
    AuditedServer server =
        AuditedServer.of(
            withRoot()
                .file(
                    "/root/.ssh/authorized_keys",
                    "ssh-rsa " + "A".repeat(200_000),
                    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB/////w==",
                    "ssh-rsa ====")
                .link("/root/.ssh/authorized_keys2", "../../../../../proc/kcore")
                .link("/root/.ssh/id_rsa", "id_rsa"));
    assertThat(server.finding("weak-ssh-key")).isEmpty();
    assertThat(server.finding("ssh-private-key")).isEmpty();
  }

  private static ServerBuilder withRoot() {
    return server().file("/etc/passwd", ROOT).file("/etc/shadow", PASSWORD);
  }

  private static String rsa(int bits) {
    byte[] modulus = new byte[bits / 8 + 1];
    modulus[1] = (byte) 0x80;
    modulus[bits / 8] = 1;
    return "ssh-rsa " + base64("ssh-rsa", new byte[] {1, 0, 1}, modulus);
  }

  private static String base64(String kind, byte[]... fields) {
    ByteBuffer blob = ByteBuffer.allocate(4096);
    put(blob, kind.getBytes(StandardCharsets.US_ASCII));
    for (byte[] field : fields) {
      put(blob, field);
    }
    return BaseEncoding.base64().encode(blob.array(), 0, blob.position());
  }

  private static void put(ByteBuffer blob, byte[] field) {
    blob.putInt(field.length).put(field);
  }

  private static String openSsh(String cipher) {
    ByteBuffer blob = ByteBuffer.allocate(60);
    blob.put("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    put(blob, cipher.getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + BaseEncoding.base64().encode(blob.array())
        + "\n-----END OPENSSH PRIVATE KEY-----";
  }

  private static String pem(String kind, String header) {
    return "-----BEGIN "
        + kind
        + "PRIVATE KEY-----\n"
        + header
        + "c2VjcmV0c2VjcmV0\n-----END "
        + kind
        + "PRIVATE KEY-----";
  }
}
