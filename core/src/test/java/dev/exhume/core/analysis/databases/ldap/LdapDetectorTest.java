package dev.exhume.core.analysis.databases.ldap;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdapDetectorTest {
  private static final String DATA = "/var/lib/ldap";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static byte[] alock(long... states) {
    ByteBuffer file =
        ByteBuffer.allocate(1024 * (states.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int slot = 1; slot <= states.length; slot++) {
      file.putLong(slot * 1024, 0x12345678).putLong(slot * 1024 + 8, states[slot - 1]);
    }
    return file.array();
  }

  @ParameterizedTest
  @CsvSource({
    "openldap-2.5-stopped, CLEAN, lock.mdb says that the last process closed the database",
    "openldap-2.5-killed, UNCLEAN, 'lock.mdb says that a process had the database open, which needs"
        + " no recovery'",
    "openldap-2.5-killed-idle, UNKNOWN, lock.mdb does not tell whether the database was closed; it"
        + " needs no recovery"
  })
  void whatRealServersLeftInTheNewFormatIsTold(String fixture, ShutdownState state, String detail) {
    Database database = detect(DataDirectoryFixture.put(server(), fixture, DATA));

    assertThat(database.engine()).isEqualTo("openldap");
    assertThat(database.shutdown()).isEqualTo(state);
    assertThat(database.detail()).isEqualTo(detail);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aPidFileThatIsLeftTellsWhatTheLockDoesNot() {
    Database database =
        detect(
            DataDirectoryFixture.put(server(), "openldap-2.5-killed-idle", DATA)
                .file("/var/run/slapd/slapd.pid", "4711"));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail()).startsWith("slapd's pid file is left");
  }

  @ParameterizedTest
  @CsvSource({"0, CLEAN", "1, UNCLEAN", "2, UNCLEAN", "3, UNCLEAN"})
  void theLockOfTheOldFormatIsBelieved(long slot, ShutdownState expected) {
    Database database =
        detect(
            server()
                .file(DATA + "/id2entry.bdb", "x")
                .file(DATA + "/DB_CONFIG", "set_cachesize 0 2097152 0")
                .bytes(DATA + "/alock", alock(0, slot)));

    assertThat(database.shutdown()).isEqualTo(expected);
    assertThat(database.facts())
        .containsExactly(
            new Fact("backend", "bdb or hdb", Evidence.file(DATA)),
            new Fact("DB_CONFIG", "is there", Evidence.file(DATA + "/DB_CONFIG")));
    assertThat(database.evidence())
        .isEqualTo(
            expected == ShutdownState.CLEAN
                ? Evidence.file(DATA + "/alock")
                : Evidence.offset(DATA + "/alock", 2056));
  }

  @Test
  void theConfigurationTellsTheTreesAndWhereTheyLieButNoPassword() {
    Database database =
        detect(
            server()
                .file(
                    "/etc/openldap/slapd.conf",
                    "include /etc/openldap/schema/core.schema",
                    "database bdb",
                    "suffix \"dc=example,dc=com\"",
                    "rootpw geheim",
                    "directory /srv/ldap",
                    "database monitor")
                .file("/srv/ldap/id2entry.bdb", "x"));

    assertThat(database.dataDirectory()).isEqualTo("/srv/ldap");
    assertThat(database.databases()).containsExactly("dc=example,dc=com");
    assertThat(database.facts())
        .containsExactly(new Fact("backend", "bdb", Evidence.line("/etc/openldap/slapd.conf", 2)));
    assertThat(database.toString()).doesNotContain("geheim");
  }

  @Test
  void theConfigurationMayBeATreeOfItsOwn() {
    Database database =
        detect(
            server()
                .file("/etc/ldap/slapd.d/cn=config.ldif", "dn: cn=config")
                .file(
                    "/etc/ldap/slapd.d/cn=config/olcDatabase={1}mdb.ldif",
                    "dn: olcDatabase={1}mdb",
                    "olcDatabase: {1}mdb",
                    "olcDbDirectory: /var/lib/ldap",
                    "olcSuffix:: ZGM9ZXhhbXBsZSxkYz1uZXQ=")
                .directory(DATA));

    assertThat(database.databases()).containsExactly("dc=example,dc=net");
  }

  @Test
  void aDirectoryThatIsMissingIsAProblem() {
    assertThat(
            DatabaseDetector.detect(
                server()
                    .file("/etc/openldap/slapd.conf", "database hdb", "directory /data/ldap")
                    .root(),
                problems))
        .isEmpty();

    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/data/ldap", "is where OpenLDAP keeps its data, but is not there"));
  }
}
