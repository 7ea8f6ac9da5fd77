package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the accounts of a server of MySQL or MariaDB, whichever table they are in. */
public final class AccountTables {
  private static final String UNKNOWN = "who may use the database is not known: ";

  private AccountTables() {}

  /**
   * The accounts in a data directory.
   *
   * @return empty if they are not known; then a problem says why
   */
  public static Optional<List<DatabaseAccount>> read(Path dataDirectory, Problems problems) {
    Path system = dataDirectory.resolve("mysql");
    Path newer = system.resolve("global_priv.MAD");
    Path older = system.resolve("user.MYD");
    boolean isNewer = Files.isRegularFile(newer);
    Path table = isNewer ? newer : older;
    if (!Files.isRegularFile(table)) {
      problems.add(system, UNKNOWN + "there is no table of accounts in MyISAM or Aria");
      return Optional.empty();
    }
    try {
      if (Files.size(table) == 0) {
        return Optional.of(List.of());
      }
      return Optional.of(
          List.copyOf(isNewer ? GlobalPrivileges.read(table) : UserTable.read(table)));
    } catch (IOException e) {
      problems.add(table, UNKNOWN + Problems.reason(e));
      return Optional.empty();
    }
  }
}
