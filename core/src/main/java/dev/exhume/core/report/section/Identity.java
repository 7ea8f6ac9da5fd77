package dev.exhume.core.report.section;

import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The distribution, how sure that is, and the machine's names and addresses. */
public record Identity(List<Fact> system, List<Fact> host, List<Table> tables) {
  /** Of a server. */
  public static Identity of(OperatingSystem os, Host host) {
    List<Table> tables = new ArrayList<>(signs(os));
    tables.addAll(conflicts(os));
    tables.addAll(HostTables.of(host));
    return new Identity(system(os), host(host), tables);
  }

  private static List<Fact> system(OperatingSystem os) {
    Fact.Listing facts =
        new Fact.Listing()
            .text("Distribution", os.prettyName().or(os::name), Proof.of(os.evidence()))
            .text("How sure", Optional.of(Words.plain(os.confidence())))
            .text("Version", os.version())
            .text("Family", os.family())
            .text("Built for", os.architecture())
            .code("Platform of a container", os.platform())
            .text("C library", os.glibc().map(version -> "glibc " + version))
            .text("Last day of updates", os.endOfLife().map(Object::toString))
            .code("Packages are kept at", os.archiveUrl())
            .code(
                "Kernels",
                Optional.of(
                    os.kernels().stream()
                        .map(kernel -> kernel.version() + (kernel.isDefault() ? " (default)" : ""))
                        .collect(Collectors.joining(", "))));
    os.product()
        .ifPresent(
            product ->
                facts.text(
                    "Product",
                    Optional.of(
                        product.name() + product.version().map(each -> " " + each).orElse("")),
                    List.of(Proof.of(product.evidence()))));
    return facts.all();
  }

  private static List<Fact> host(Host host) {
    Fact.Listing facts =
        new Fact.Listing()
            .code("Host name", host.hostname(), Proof.of(host.evidence(), "hostname"))
            .code("Time zone", host.timezone(), Proof.of(host.evidence(), "timezone"))
            .code("Locale", host.locale(), Proof.of(host.evidence(), "locale"))
            .code(
                "Name servers",
                Optional.of(String.join(", ", host.nameservers())),
                Proof.of(host.evidence(), "nameservers"));
    host.timezoneData()
        .ifPresent(
            data ->
                facts.text(
                    "Rules of the time zone",
                    Optional.of(
                        data.version().orElse("of unknown version")
                            + data.current()
                                .map(current -> current ? ", as today" : ", not as today")
                                .orElse("")
                            + data.difference().map(text -> ": " + text).orElse("")),
                    List.of(Proof.of(data.evidence()))));
    return facts.all();
  }

  private static List<Table> signs(OperatingSystem os) {
    Table.Builder table =
        Table.of(
            "signs-table",
            "What says which distribution it is",
            "Sign",
            "Says",
            "Agrees?",
            "Evidence");
    os.signs()
        .forEach(
            sign ->
                table.row(
                    Cell.text(sign.source()),
                    Cell.text(sign.says()),
                    Cell.badge(sign.agrees() ? Badge.good("agrees") : Badge.caution("disagrees")),
                    Cell.proof(sign.evidence())));
    return table.build();
  }

  private static List<Table> conflicts(OperatingSystem os) {
    Table.Builder table =
        Table.of(
            "conflicts-table",
            "Claims that were not believed",
            "Claim",
            "What speaks against it",
            "Evidence");
    os.conflicts()
        .forEach(
            conflict ->
                table.row(
                    Cell.text(conflict.claim()),
                    Cell.text(conflict.against()),
                    Cell.proof(conflict.evidence())));
    return table.build();
  }
}
