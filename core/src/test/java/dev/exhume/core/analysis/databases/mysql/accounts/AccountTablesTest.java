package dev.exhume.core.analysis.databases.mysql.accounts;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount.Password;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTablesTest {
  private static final String DATA = "/var/lib/mysql";

  private final Problems problems = new Problems();

  @Test
  void theAccountsOfARealMySql55AreReadFromRowsThatLieInPieces() {
    assertThat(accounts("mysql-5.5"))
        .containsExactlyInAnyOrder(
            "'root'@'localhost' NONE administrator",
            "'root'@'%' SET administrator",
            "''@'localhost' NONE",
            "'old'@'%' OLD",
            "'app'@'10.%' NONE",
            "'shop'@'%' SET",
            "'ldap'@'%' ELSEWHERE");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void theAccountsOfARealMariaDb101AreReadAndRolesAreNone() {
    assertThat(accounts("mariadb-10.1"))
        .containsExactlyInAnyOrder(
            "'root'@'localhost' NONE administrator",
            "'root'@'%' SET administrator",
            "''@'localhost' NONE",
            "'old'@'%' OLD",
            "'app'@'10.%' NONE",
            "'shop'@'%' SET",
            "'socket'@'localhost' ELSEWHERE");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void theAccountsOfARealMariaDb1011AreReadFromItsTableInAria() {
    assertThat(accounts("mariadb-10.11"))
        .containsExactlyInAnyOrder(
            "'mariadb.sys'@'localhost' LOCKED",
            "'root'@'localhost' ELSEWHERE administrator",
            "'mysql'@'localhost' ELSEWHERE administrator",
            "'root'@'%' SET administrator",
            "''@'localhost' NONE",
            "'old'@'%' OLD",
            "'app'@'10.%' NONE",
            "'shop'@'%' SET",
            "'closed'@'%' LOCKED",
            "'socket'@'localhost' ELSEWHERE");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void rowsOfOneLengthAsIn323AreReadWithoutThoseThatWereDeleted() {
    assertThat(accounts("mysql-3.23-columns"))
        .containsExactlyInAnyOrder(
            "'root'@'localhost' NONE administrator",
            "'root'@'%' OLD administrator",
            "''@'localhost' NONE",
            "'old'@'%' OLD",
            "'app'@'10.%' NONE",
            "'shop'@'%' OLD");
    assertThat(problems.sorted()).isEmpty();
  }

  /** Such a definition no server of today writes: this one is as the documents say. */
  @Test
  void theDefinitionOf323HasShorterColumns() throws IOException {
    Path system = put("mysql-3.23-columns").root().resolve("var/lib/mysql/mysql");
    List<String> names = new ArrayList<>(List.of("Host", "User", "Password"));
    List<Integer> lengths = new ArrayList<>(List.of(60, 16, 16));
    for (int i = 0; i < 14; i++) {
      names.add(i == 10 ? "Grant_priv" : "Right_" + i);
      lengths.add(1);
    }
    String allNames = "\u00FF" + String.join("\u00FF", names) + "\u00FF";
    ByteBuffer file = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
    int head = 128;
    file.putShort(0, (short) 0x01FE).put(2, (byte) 7).putShort(4, (short) 3).putInt(64 + 3, head);
    file.putShort(head + 0x102, (short) names.size());
    file.putShort(head + 0x10C, (short) allNames.length());
    file.position(head + 288);
    int position = 2;
    for (int length : lengths) {
      file.put(new byte[3]).put((byte) length).putShort((short) position).put(new byte[5]);
      position += length;
    }
    file.put(allNames.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(system.resolve("user.frm"), file.array());

    assertThat(AccountTables.read(system.resolveSibling("."), problems).orElseThrow())
        .extracting(DatabaseAccount::name)
        .contains("'root'@'localhost'", "'app'@'10.%'")
        .hasSize(6);
  }

  @Test
  void anAccountIsNamedWithThePlaceOfItsRow() {
    assertThat(read("mysql-5.5").get(0).evidence())
        .isEqualTo(Evidence.offset(DATA + "/mysql/user.MYD", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true, false",
    "127.0.0.1, true, false",
    "::1, true, false",
    "%, false, true",
    "'', false, true",
    "10.%, false, false",
    "db.example.com, false, false"
  })
  void aHostIsLocalOrAnyOrAnother(String host, boolean local, boolean anywhere) {
    DatabaseAccount account =
        new DatabaseAccount(host, "a", Password.NONE, false, Evidence.file("/user.MYD"));
    assertThat(account.isLocal()).isEqualTo(local);
    assertThat(account.isFromAnywhere()).isEqualTo(anywhere);
  }

  @Test
  void ofANameThatNoServerAllowsOnlyTheStartIsKept() {
    Evidence evidence = Evidence.file("/user.MYD");
    DatabaseAccount account =
        new DatabaseAccount("h".repeat(60_000), "u".repeat(60_000), Password.NONE, false, evidence);
    assertThat(account.host()).isEqualTo("h".repeat(255));
    assertThat(account.user()).isEqualTo("u".repeat(255));
  }

  @Test
  void withoutATableThatCanBeReadTheAccountsAreNotKnown() {
    Path data = server().file(DATA + "/mysql.ibd", "x").directory(DATA + "/mysql").root();
    assertThat(AccountTables.read(data.resolve("var/lib/mysql"), problems)).isEmpty();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "who may use the database is not known: there is no table of accounts in MyISAM or"
                + " Aria");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql-5.5", "mysql-3.23-columns", "mariadb-10.1", "mariadb-10.11"})
  void damagedTablesAreReadOrAreAProblemAndNeverMore(String fixture) throws IOException {
    Path system = put(fixture).root().resolve("var/lib/mysql/mysql");
    Random random = new Random(17);
    for (String name :
        List.of("user.frm", "user.MYI", "user.MYD", "global_priv.frm", "global_priv.MAD")) {
      Path file = system.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 400; i++) {
        byte[] bad = i < 100 ? Arrays.copyOf(good, good.length * i / 100) : good.clone();
        if (i >= 100) {
          // The heads of the files and of rows are at their starts.
          bad[random.nextInt(i % 2 == 0 ? bad.length : Math.min(1_000, bad.length))] ^=
              (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bad);
        Problems found = new Problems();
        assertThatCode(
                () -> {
                  boolean isKnown =
                      AccountTables.read(system.resolveSibling("."), found).isPresent();
                  assertThat(isKnown).isEqualTo(found.sorted().isEmpty());
                })
            .doesNotThrowAnyException();
      }
      Files.write(file, good);
    }
  }

  @Test
  void whatAPasswordIsKeptAsIsShownNowhere() throws IOException {
    Path system = put("mariadb-10.11").root().resolve("var/lib/mysql/mysql");
    Path table = system.resolve("global_priv.MAD");
    byte[] bytes = Files.readAllBytes(table);
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] == ':' && bytes[i + 1] == '"') {
        bytes[i] = '*';
      }
    }
    Files.write(table, bytes);
    assertThat(AccountTables.read(system.resolveSibling("."), problems)).isEmpty();
    assertThat(problems.sorted()).hasSize(1);
    assertThat(problems.sorted().toString()).doesNotContain("authentication", "CF65E6E9");
    assertThat(read("mysql-5.5").toString()).doesNotContain("CF65E6E9", "0123456789abcdef");
  }

  private List<String> accounts(String fixture) {
    return read(fixture).stream()
        .map(
            account ->
                account.name()
                    + " "
                    + account.password()
                    + (account.administrator() ? " administrator" : ""))
        .toList();
  }

  private List<DatabaseAccount> read(String fixture) {
    Path data = put(fixture).root().resolve("var/lib/mysql");
    return AccountTables.read(data, problems).orElseThrow();
  }

  private static ServerBuilder put(String fixture) {
    return DataDirectoryFixture.put(server(), "accounts/" + fixture, DATA);
  }
}
