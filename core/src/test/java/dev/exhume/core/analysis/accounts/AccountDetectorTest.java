package dev.exhume.core.analysis.accounts;

import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Account.Privilege;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import dev.exhume.testdata.ServerBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDetectorTest {
  private static final String HASH = "$1$abcdefgh$0123456789abcdefghijkl";
  private static final Instant LOGIN = Instant.parse("2013-03-30T10:00:00Z");

  private final Problems problems = new Problems();

  @Test
  void anAccountIsItsLineAndWhatOpensIt() {
    Path root =
        server()
            .file("/etc/passwd", "root:x:0:0:root:/root:/bin/bash")
            .file("/etc/shadow", "root:" + HASH + ":13000:0:99999:7:::")
            .file("/root/.ssh/authorized_keys", "# laptop", "ssh-rsa AAAA me", "", "ssh-dss BBBB")
            .file("/root/.ssh/authorized_keys2", "ssh-rsa CCCC")
            .bytes("/var/log/lastlog", lastlog(1, 0, ByteOrder.LITTLE_ENDIAN))
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .containsExactly(
            new Account(
                "root",
                0,
                0,
                "/root",
                "/bin/bash",
                true,
                Optional.of("md5-crypt"),
                3,
                Optional.of(LOGIN),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(Evidence.line("/etc/passwd", 1))));
  }

  @Test
  void aHashIsNeverShown() {
    Path root =
        server()
            .file("/etc/passwd", "root:x:0:0::/root:/bin/sh", "old:" + HASH + ":5:5::/:/bin/sh")
            .file("/etc/shadow", "root:" + HASH + ":13000::::::", HASH)
            .root();

    assertThat(AccountDetector.detect(root, problems).toString()).doesNotContain("abcdefgh");
    assertThat(problems.sorted().toString()).doesNotContain("abcdefgh");
    assertThat(
            PasswdLine.of(new TextLine("/etc/passwd", 1, "old:" + HASH + ":5:5::/:/bin/sh"))
                .toString())
        .doesNotContain("abcdefgh");
  }

  @ParameterizedTest
  @CsvSource({
    "'', none",
    "!, locked",
    "!!, locked",
    "*, locked",
    "*LK*, locked",
    "!$1$abcdefgh$0123456789abcdefghijkl, locked",
    "abJnggxhB/yWI, des-crypt",
    "_J9..rasmBYk8r9AiWNc, bsdi-des-crypt",
    "$1$abcdefgh$0123456789abcdefghijkl, md5-crypt",
    "$2y$10$abcdefghijklmnopqrstuu, bcrypt",
    "$2a$10$abcdefghijklmnopqrstuu, bcrypt",
    "$5$salt$hash, sha256-crypt",
    "$6$rounds=5000$salt$hash, sha512-crypt",
    "$y$j9T$salt$hash, yescrypt",
    "$99$salt$hash, unknown",
  })
  void theSchemeIsNamedByItsField(String field, String scheme) {
    assertThat(PasswordScheme.of(field)).isEqualTo(scheme);
  }

  @ParameterizedTest
  @CsvSource({
    "x, *, /bin/bash, false",
    "x, '', /bin/bash, true",
    "x, abJnggxhB/yWI, '', true",
    "x, abJnggxhB/yWI, /sbin/nologin, false",
    "x, abJnggxhB/yWI, /bin/false, false",
    "x, abJnggxhB/yWI, /bin/sync, false",
    "*, abJnggxhB/yWI, /bin/bash, false",
  })
  void aPersonLogsInWithAShellAndSomethingThatOpens(
      String passwd, String shadow, String shell, boolean login) {
    Path root =
        server()
            .file("/etc/passwd", "web:%s:500:500::/home/web:%s".formatted(passwd, shell))
            .file("/etc/shadow", "web:%s:13000:0:99999:7:::".formatted(shadow))
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::login)
        .containsExactly(login);
  }

  @Test
  void aKeyOpensAnAccountWhosePasswordIsLocked() {
    Path root =
        server()
            .file("/etc/passwd", "deploy:x:500:500::/home/deploy:/bin/sh")
            .file("/etc/shadow", "deploy:!:13000:0:99999:7:::")
            .file("/home/deploy/.ssh/authorized_keys", "ssh-rsa AAAA")
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::login)
        .containsExactly(true);
  }

  @Test
  void theSchemeIsUnknownWithoutTheShadowFile() {
    Path root = server().file("/etc/passwd", "root:x:0:0::/root:/bin/sh").root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::passwordHash)
        .containsExactly(Optional.empty());
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/etc/shadow", "is not here: what opens the accounts is unknown"));
  }

  @Test
  void aServerWithoutAccountsIsAProblem() {
    assertThat(AccountDetector.detect(server().root(), problems)).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/etc/passwd", "is not here: the accounts of this server are unknown"));
  }

  @Test
  void accountsAreSortedByNumber() {
    Path root =
        server()
            .file(
                "/etc/passwd",
                "web:x:500:500::/:/bin/sh",
                "toor:x:0:0::/:/bin/sh",
                "root:x:0:0::/:/bin/sh")
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::name)
        .containsExactly("root", "toor", "web");
  }

  @Test
  void brokenLinesAreProblemsAndTheOthersAccounts() {
    Path root =
        server()
            .file(
                "/etc/passwd",
                "root:x:0:0::/root:/bin/sh",
                "garbage",
                "a:x:one:1::/:/bin/sh",
                "b:x:99999999999:1::/:/bin/sh",
                ":x:1:1::/:/bin/sh",
                "+::::::",
                "web:x:500:500::relative:/bin/sh")
            .file("/etc/shadow", "root", "::", "web")
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::name)
        .containsExactly("root", "web");
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "line 2 is no account",
            "line 3 is no account",
            "line 4 is no account",
            "line 5 is no account",
            "line 6 takes accounts from the network, which are not part of this server");
  }

  @Test
  void aHomeThatNoPathCouldBeHasNoKeys() {
    Path root =
        server()
            .bytes("/etc/passwd", "web:x:500:500::/home/\0web:/bin/sh\n".getBytes(ISO_8859_1))
            .root();

    assertThat(AccountDetector.detect(root, problems))
        .extracting(Account::authorizedKeys)
        .containsExactly(0);
  }

  @Test
  void aMachineOfTheOtherByteOrderWritesItsTimesTheOtherWay() {
    assertThat(lastLogin(lastlog(501, 500, ByteOrder.BIG_ENDIAN))).contains(LOGIN);
  }

  @Test
  void anAccountThatNeverLoggedInHasNoTime() {
    assertThat(lastLogin(lastlog(501, 7, ByteOrder.LITTLE_ENDIAN))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 291, 500 * 292, 500 * 292 + 291})
  void aTruncatedLastlogHasNoTimeForThoseBeyondItsEnd(int length) {
    assertThat(lastLogin(new byte[length])).isEmpty();
    assertThat(problems.sorted()).extracting(Problem::path).doesNotContain("/var/log/lastlog");
  }

  private Optional<Instant> lastLogin(byte[] lastlog) {
    Path root =
        server()
            .file("/etc/passwd", "web:x:500:500::/:/bin/sh", "nobody:x:4294967294:4294967294::/:")
            .bytes("/var/log/lastlog", lastlog)
            .root();
    List<Account> accounts = AccountDetector.detect(root, problems);
    assertThat(accounts).hasSize(2);
    return accounts.get(0).lastLogin();
  }

  private static byte[] lastlog(int records, int uid, ByteOrder order) {
    ByteBuffer lastlog = ByteBuffer.allocate(records * 292).order(order);
    lastlog.putInt(uid * 292, (int) LOGIN.getEpochSecond());
    return lastlog.array();
  }

  private Account only(ServerBuilder server) {
    List<Account> found = AccountDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static ServerBuilder admin() {
    return server().file("/etc/passwd", "ann:*:500:100::/home/ann:/bin/sh");
  }

  @Test
  void theGroupsAreItsOwnAndThoseThatListIt() {
    assertThat(
            only(admin()
                    .file(
                        "/etc/group", "wheel:x:10:root,ann", "users:x:100:", "apache:x:48:bob,ann"))
                .groups())
        .containsExactly("users", "apache", "wheel");
  }

  @Test
  void theDayOnWhichItEndsIsNamed() {
    assertThat(only(admin().file("/etc/shadow", "ann:*:13000:0:99999:7::15706:")).expiresOn())
        .contains(LocalDate.parse("2013-01-01"));
    assertThat(only(admin().file("/etc/shadow", "ann:*:13000:0:99999:7:::")).expiresOn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann ALL=(ALL) NOPASSWD: ALL",
        "bob, ann ALL = (ALL) NOPASSWD: ALL",
        "%wheel\tALL=(ALL)\tNOPASSWD: ALL",
        "#500 ALL=(ALL) NOPASSWD: ALL",
        "ADMINS ALL=(ALL) NOPASSWD: ALL",
        "ann ALL=(ALL) \\\n NOPASSWD: ALL",
      })
  void whatSudoLetsItDoIsNamedHoweverItIsMeant(String rule) {
    Account account =
        only(
            admin()
                .file("/etc/group", "wheel:x:10:ann")
                .file("/etc/sudoers", "Defaults env_reset", rule, "User_Alias ADMINS = bob, ann"));

    assertThat(account.privileges()).hasSize(1);
    assertThat(account.privileges().get(0).rule()).isEqualTo("sudo: (ALL) NOPASSWD: ALL");
    assertThat(account.privileges().get(0).evidence()).isEqualTo(Evidence.line("/etc/sudoers", 2));
  }

  @Test
  void whatSudoLetsOthersDoIsNot() {
    assertThat(
            only(admin()
                    .file(
                        "/etc/sudoers",
                        "# ann ALL=(ALL) ALL",
                        "root ALL=(ALL) ALL",
                        "%wheel ALL=(ALL) ALL",
                        "Cmnd_Alias ann = /bin/ls"))
                .privileges())
        .isEmpty();
  }

  @Test
  void sudoersIncludesOtherFiles() {
    assertThat(
            only(admin()
                    .file("/etc/sudoers", "#includedir /etc/sudoers.d")
                    .file("/etc/sudoers.d/ann", "ann ALL=(root) /sbin/service --password=geheim")
                    .file("/etc/sudoers.d/old.bak", "ann ALL=(ALL) ALL"))
                .privileges())
        .containsExactly(
            new Privilege(
                "sudo: (root) /sbin/service --password=***",
                Evidence.line("/etc/sudoers.d/ann", 1)));
  }

  @Test
  void accountsThatComeFromADirectoryAreAProblem() {
    only(admin().file("/etc/nsswitch.conf", "passwd: files [NOTFOUND=continue] ldap nis # sss"));

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("line 1 takes accounts from ldap, nis, which are not part of this server");
  }
}
