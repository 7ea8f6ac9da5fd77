package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount.Password;
import dev.exhume.core.analysis.databases.mysql.accounts.TableColumns.Column;
import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts of MySQL up to 5.7 and MariaDB up to 10.3, in {@code mysql.user}. */
final class UserTable {
  private final Path data;
  private final TableColumns columns;

  private UserTable(Path data, TableColumns columns) {
    this.data = data;
    this.columns = columns;
  }

  static List<DatabaseAccount> read(Path data) throws IOException {
    UserTable table = new UserTable(data, TableColumns.read(data.resolveSibling("user.frm")));
    MyIsamIndex index = MyIsamIndex.read(data.resolveSibling("user.MYI"));
    List<DatabaseAccount> accounts = new ArrayList<>();
    MyIsamRows.read(
        index,
        data,
        row -> {
          if (!row.isYes(table.columns.find("is_role")).orElse(false)) {
            accounts.add(table.account(row));
          }
        });
    return accounts;
  }

  private DatabaseAccount account(Row row) throws MalformedDataException {
    return new DatabaseAccount(
        row.text(column("host")),
        row.text(column("user")),
        row.isYes(columns.find("account_locked")).orElse(false) ? Password.LOCKED : password(row),
        row.isYes(Optional.of(column("grant_priv"))).orElse(false),
        Evidence.offset(data.toString(), row.position()));
  }

  /** The hash is in the older of two columns, or since 5.5 in the newer, or in both. */
  private Password password(Row row) throws MalformedDataException {
    String plugin = text(row, "plugin");
    String older = text(row, "password");
    if (columns.find("password").isEmpty() && columns.find("authentication_string").isEmpty()) {
      throw new MalformedDataException("user", 0, "no column of passwords");
    }
    return Authentication.of(plugin, older.isEmpty() ? text(row, "authentication_string") : older);
  }

  private String text(Row row, String name) throws MalformedDataException {
    Optional<Column> column = columns.find(name);
    return column.isPresent() ? row.text(column.get()) : "";
  }

  private Column column(String name) throws MalformedDataException {
    return columns
        .find(name)
        .orElseThrow(() -> new MalformedDataException("user", 0, "no column " + name));
  }
}
