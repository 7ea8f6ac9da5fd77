package dev.exhume.core.analysis.audit.services;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whether JBoss lets everybody manage it: its consoles came with their protection off. */
final class JBossConsoles {
  private static final Pattern SERVICES = Pattern.compile("jboss.*|wildfly.*");
  private static final List<String> HOMES =
      List.of("/opt/*", "/usr/local/*", "/usr/share/jboss*", "/var/lib/jboss*", "/srv/*");
  private static final List<String> CONSOLES =
      List.of(
          "/server/*/deploy/jmx-console.war/WEB-INF/web.xml",
          "/server/*/deploy/management/console-mgr.sar/web-console.war/WEB-INF/web.xml");

  private JBossConsoles() {}

  static Optional<Finding> of(AuditEvidence known) {
    Optional<Severity> severity = known.planned().severity(SERVICES, Severity.CRITICAL);
    if (severity.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> open =
        HOMES.stream()
            .flatMap(home -> CONSOLES.stream().map(console -> home + console))
            .flatMap(place -> FilePattern.expand(known.root(), place, known.problems()).stream())
            .flatMap(
                file ->
                    XmlFile.read(file, known.problems())
                        .filter(JBossConsoles::isOpen)
                        .map(web -> Evidence.file(file.toString()))
                        .stream())
            .toList();
    return new Matter(
            "jboss-open-console",
            severity.get(),
            "configuration",
            "The consoles of JBoss ask nobody for a password",
            "Through them anybody installs a program on the server; worms have looked for them"
                + " since 2011.",
            "Remove these applications from the deploy directory, or uncomment their"
                + " security-constraint and security-domain.")
        .at(open);
  }

  /** Comments, in which the constraint stands as JBoss came, are no elements. */
  private static boolean isOpen(XmlElement web) {
    Stream<XmlElement> constraints = web.all("security-constraint");
    return web.name().equals("web-app")
        && constraints.flatMap(one -> one.all("auth-constraint")).findAny().isEmpty();
  }
}
