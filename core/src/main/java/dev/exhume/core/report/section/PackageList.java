package dev.exhume.core.report.section;

import dev.exhume.core.profile.Integrity;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The installed packages, to search and to filter.
 *
 * @param vendors by the numbers that rows have for them
 */
public record PackageList(
    List<Fact> facts,
    String count,
    List<Vendor> vendors,
    boolean hasThirdParties,
    boolean hasDoubtful,
    List<Row> rows,
    String more,
    List<Table> tables) {

  /** A list beyond this length is no server's, and would only slow a browser down. */
  private static final int MAX_ROWS = 20_000;

  private static final int MAX_VENDORS = 60;

  /** Who made packages. */
  public record Vendor(String number, String name, String count) {}

  /** A package, in as few words as can be: there are thousands of them. */
  public record Row(
      String name,
      String version,
      String architecture,
      String vendor,
      String vendorNumber,
      String installed,
      String size,
      String bytes,
      String license,
      boolean isThird,
      boolean isDoubtful,
      List<Badge> badges) {}

  /** The packages of a server. */
  public static PackageList of(Packages packages) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    packages
        .items()
        .forEach(item -> counts.merge(item.vendor().orElse(""), 1, (left, right) -> left + right));
    List<String> names =
        counts.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .limit(MAX_VENDORS)
            .toList();
    Map<String, String> numbers = new LinkedHashMap<>();
    List<Vendor> vendors = new ArrayList<>();
    for (String name : names) {
      String number = Integer.toString(vendors.size() + 1);
      numbers.put(name, number);
      vendors.add(new Vendor(number, name, Words.number(counts.getOrDefault(name, 0))));
    }
    List<Row> rows =
        packages.items().stream()
            .sorted(
                Comparator.comparing((Packages.Item item) -> item.name().toLowerCase(Locale.ROOT)))
            .limit(MAX_ROWS)
            .map(item -> row(item, numbers))
            .toList();
    int left = packages.items().size() - rows.size();
    return new PackageList(
        facts(packages),
        Words.count(packages.count(), "package"),
        vendors,
        rows.stream().anyMatch(Row::isThird),
        rows.stream().anyMatch(Row::isDoubtful),
        rows,
        left > 0 ? Words.number(left) : "",
        others(packages));
  }

  private static Row row(Packages.Item item, Map<String, String> numbers) {
    boolean doubtful = item.integrity().filter(PackageList::isDoubtful).isPresent();
    List<Badge> badges = new ArrayList<>();
    if (item.thirdParty()) {
      badges.add(Badge.note("third party"));
    }
    if (item.publicKey()) {
      badges.add(Badge.plain("key"));
    }
    if (doubtful) {
      badges.add(Badge.bad(item.integrity().map(Words::plain).orElse("")));
    }
    String vendor = item.vendor().orElse("");
    return new Row(
        item.name(),
        item.epoch().map(epoch -> epoch + ":").orElse("")
            + item.version()
            + item.release().map(release -> "-" + release).orElse(""),
        item.architecture().orElse(""),
        vendor,
        numbers.getOrDefault(vendor, ""),
        Moment.day(item.installedAt()),
        Words.size(item.sizeBytes()),
        item.sizeBytes().map(Object::toString).orElse(""),
        item.license().orElse(""),
        item.thirdParty(),
        doubtful,
        badges);
  }

  private static boolean isDoubtful(Integrity integrity) {
    return integrity == Integrity.DAMAGED || integrity == Integrity.INCOMPLETE;
  }

  private static List<Fact> facts(Packages packages) {
    Fact.Listing facts = new Fact.Listing().text("Manager", packages.manager());
    packages
        .database()
        .ifPresent(
            database ->
                facts
                    .code("Read from", Optional.of(database.path()))
                    .text(
                        "Format",
                        Optional.of(
                            database.format()
                                + database.byteOrder().map(order -> ", " + order).orElse("")))
                    .text(
                        "Damage",
                        Optional.of(
                            database.damaged() ? "a part of it could not be read" : "none")));
    long proven =
        packages.items().stream()
            .filter(item -> item.integrity().equals(Optional.of(Integrity.VERIFIED)))
            .count();
    if (proven > 0) {
      facts.text("Proven by their own digest", Optional.of(Words.count(proven, "package")));
    }
    return facts.all();
  }

  private static List<Table> others(Packages packages) {
    Table.Builder table =
        Table.of(
            "package-databases-table",
            "Other package databases that were found",
            "Path",
            "Format",
            "Last written",
            "Why not used");
    packages
        .otherDatabases()
        .forEach(
            other ->
                table.row(
                    Cell.code(other.path()),
                    Cell.text(other.format().orElse("unknown")),
                    Cell.text(Moment.text(other.lastWritten())),
                    Cell.text("It " + other.reason())));
    return table.build();
  }

  /** Whether any package is known. */
  public boolean hasRows() {
    return !rows.isEmpty();
  }

  /** Whether there is a choice of vendors. */
  public boolean hasVendors() {
    return vendors.size() > 1;
  }
}
