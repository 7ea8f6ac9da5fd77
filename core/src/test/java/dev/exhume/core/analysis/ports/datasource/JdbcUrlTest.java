package dev.exhume.core.analysis.ports.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:mysql://db1:3306/shop?user=web&password=Geheim1 | mysql      | db1       | shop
          jdbc:mysql://db1/                                    | mysql      | db1       |
          jdbc:mysql:///shop                                   | mysql      |           | shop
          jdbc:mysql:loadbalance://db1:3306,db2:3306/shop      | mysql      | db1       | shop
          jdbc:mariadb://[fe80::1]:3306/shop                   | mariadb    | [fe80::1] | shop
          jdbc:postgresql://10.1.2.3/shop                      | postgresql | 10.1.2.3  | shop
          jdbc:postgresql:shop                                 | postgresql |           | shop
          jdbc:oracle:thin:@db1:1521:SHOP                      | oracle     | db1       | SHOP
          jdbc:oracle:thin:web/Ge@heim1@//db1:1521/shop.x      | oracle     | db1       | shop.x
          jdbc:oracle:oci8:@SHOP                               | oracle     | SHOP      |
          jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=shop))) | oracle | db1 | shop
          jdbc:microsoft:sqlserver://db1:1433;DatabaseName=shop;Password=Geheim1 | mssql | db1 | shop
          jdbc:jtds:sqlserver://db1/shop;user=sa;password=Geheim1 | mssql   | db1       | shop
          jdbc:db2://db1:50000/SHOP                            | db2        | db1       | SHOP
          jdbc:hsqldb:hsql://localhost:1701                    | hsqldb     | localhost |
          jdbc:hsqldb:file:/data/shop                          | hsqldb     |           | file:/data/shop
          """)
  void readsWhereTheDatabaseIs(String text, String engine, String host, String name) {
    assertThat(JdbcUrl.parse(text))
        .contains(new JdbcUrl(engine, Optional.ofNullable(host), Optional.ofNullable(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://web:Geheim1@db1/shop",
        "jdbc:mysql://web:Ge@Geheim1@db1/shop",
        "jdbc:oracle:thin:web/Geheim1@db1:1521:SHOP",
        "jdbc:oracle:thin:web/x@Geheim1@db1:1521:SHOP",
        "jdbc:sqlserver://db1;password=Geheim1",
        "jdbc:postgresql://db1/?password=Geheim1",
        "jdbc:odd:password=Geheim1"
      })
  void aPasswordIsNoPartOfIt(String text) {
    assertThat(JdbcUrl.parse(text)).isPresent().get().asString().doesNotContain("Geheim1");
  }

  @Test
  void whatIsNoAddressOfADatabaseIsNone() {
    assertThat(JdbcUrl.parse("http://db1/shop")).isEmpty();
    assertThat(JdbcUrl.parse("jdbc:")).isEmpty();
    assertThat(JdbcUrl.parse("jdbc:mysql://" + "a@".repeat(1_000_000))).isEmpty();
  }
}
