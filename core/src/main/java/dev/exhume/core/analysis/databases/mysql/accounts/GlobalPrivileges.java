package dev.exhume.core.analysis.databases.mysql.accounts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount.Password;
import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The accounts of MariaDB since 10.4, in {@code mysql.global_priv}. */
final class GlobalPrivileges {
  /** The right to grant rights. */
  private static final long GRANT = 1L << 10;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .build();

  private GlobalPrivileges() {}

  static List<DatabaseAccount> read(Path table) throws IOException {
    Path data = table.resolveSibling("global_priv.MAD");
    TableColumns columns = TableColumns.read(table.resolveSibling("global_priv.frm"));
    List<Integer> longest = new ArrayList<>();
    for (String name : List.of("host", "user")) {
      longest.add(
          columns
              .find(name)
              .orElseThrow(() -> new MalformedDataException("global_priv", 0, "no column " + name))
              .length());
    }
    List<DatabaseAccount> accounts = new ArrayList<>();
    AriaRows.read(
        data,
        longest,
        (position, texts) ->
            account(texts, Evidence.offset(data.toString(), position), position)
                .ifPresent(accounts::add));
    return accounts;
  }

  private static Optional<DatabaseAccount> account(
      List<String> row, Evidence evidence, long position) throws IOException {
    JsonNode known = parse(row.get(2), position);
    if (known.path("is_role").asBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new DatabaseAccount(
            row.get(0),
            row.get(1),
            known.path("account_locked").asBoolean() ? Password.LOCKED : password(known),
            (known.path("access").asLong() & GRANT) != 0,
            evidence));
  }

  private static JsonNode parse(String text, long position) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Its message may quote the text, which has the hash.
      throw new MalformedDataException("global_priv", position, "no JSON");
    }
  }

  /** The least that any of several ways in asks; an empty one among them is the one outside. */
  private static Password password(JsonNode known) {
    List<Password> ways = new ArrayList<>();
    ways.add(way(known));
    known
        .path("auth_or")
        .forEach(
            other -> {
              if (other.has("plugin")) {
                ways.add(way(other));
              }
            });
    return ways.stream().min(Comparator.naturalOrder()).orElse(Password.LOCKED);
  }

  private static Password way(JsonNode way) {
    return Authentication.of(
        way.path("plugin").asText(""), way.path("authentication_string").asText(""));
  }
}
