package dev.exhume.core.analysis.verdict;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ServiceCatalogue;
import dev.exhume.core.analysis.verdict.rules.AnacronJobs;
import dev.exhume.core.analysis.verdict.rules.AtQueue;
import dev.exhume.core.analysis.verdict.rules.BehindSocket;
import dev.exhume.core.analysis.verdict.rules.BehindWebServer;
import dev.exhume.core.analysis.verdict.rules.BootHousekeeping;
import dev.exhume.core.analysis.verdict.rules.BrokenLink;
import dev.exhume.core.analysis.verdict.rules.Candidate;
import dev.exhume.core.analysis.verdict.rules.Catalogued;
import dev.exhume.core.analysis.verdict.rules.CataloguedUnneeded;
import dev.exhume.core.analysis.verdict.rules.CronJobs;
import dev.exhume.core.analysis.verdict.rules.DatabaseServer;
import dev.exhume.core.analysis.verdict.rules.HeldBack;
import dev.exhume.core.analysis.verdict.rules.LocalCommands;
import dev.exhume.core.analysis.verdict.rules.MailTransport;
import dev.exhume.core.analysis.verdict.rules.NameServer;
import dev.exhume.core.analysis.verdict.rules.NetworkMounts;
import dev.exhume.core.analysis.verdict.rules.NfsExports;
import dev.exhume.core.analysis.verdict.rules.OnEvent;
import dev.exhume.core.analysis.verdict.rules.Origin;
import dev.exhume.core.analysis.verdict.rules.Packaged;
import dev.exhume.core.analysis.verdict.rules.RemoteLogin;
import dev.exhume.core.analysis.verdict.rules.Rule;
import dev.exhume.core.analysis.verdict.rules.Ruling;
import dev.exhume.core.analysis.verdict.rules.StandsForOthers;
import dev.exhume.core.analysis.verdict.rules.SuperServer;
import dev.exhume.core.analysis.verdict.rules.Supervised;
import dev.exhume.core.analysis.verdict.rules.SystemLog;
import dev.exhume.core.analysis.verdict.rules.WebServer;
import dev.exhume.core.analysis.verdict.rules.WrittenBySomebody;
import dev.exhume.core.analysis.verdict.usage.WebCode;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of the verdict, in their order: the first that has something to say is right. */
final class Rules {
  private final List<Rule> inOrder;

  private Rules(List<Rule> inOrder) {
    this.inOrder = inOrder;
  }

  static Rules of(VerdictEvidence known, ServiceCatalogue catalogue, List<Candidate> candidates) {
    Origin origin = Origin.of(known.packages(), known.ownersKnown());
    Supplier<WebCode> code =
        Suppliers.memoize(() -> WebCode.search(known.root(), known.sites(), known.problems()));
    return new Rules(
        List.of(
            new BrokenLink(known.problems()),
            new HeldBack(),
            new OnEvent(),
            new StandsForOthers(),
            new LocalCommands(known.root(), known.problems()),
            new CronJobs(known.jobs(), origin),
            new AnacronJobs(known.jobs()),
            new AtQueue(known.jobs()),
            new SuperServer(known.root(), catalogue, known.problems()),
            new MailTransport(known.root(), code, known.problems()),
            new DatabaseServer(known.databases(), code),
            new WebServer(known.sites()),
            new BehindWebServer(known.sites(), known.ports()),
            new BehindSocket(known.sockets().ties()),
            new NameServer(known.root(), known.problems()),
            new RemoteLogin(known.root(), known.problems()),
            new NetworkMounts(known.root(), known.problems()),
            new NfsExports(known.root(), known.problems()),
            new SystemLog(known.root(), started(candidates), known.problems()),
            new CataloguedUnneeded(),
            new Supervised(),
            new WrittenBySomebody(origin),
            new Catalogued(),
            new BootHousekeeping(),
            new Packaged(origin, known.ports())));
  }

  Ruling judge(Candidate candidate) {
    return inOrder.stream()
        .flatMap(rule -> rule.judge(candidate).stream())
        .findFirst()
        .orElseGet(() -> new Ruling(Verdict.CONDITIONAL, "nothing is known of it"));
  }

  private static Set<String> started(List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.service().enabled())
        .flatMap(candidate -> candidate.entry().stream())
        .map(CatalogueEntry::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
