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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says whether Tomcat's manager, which installs programs, takes a password that everybody tries.
 */
final class TomcatUsers {
  private static final Pattern SERVICES =
      Pattern.compile("(?:jakarta-)?tomcat.*|catalina|jboss.*|jsvc");
  private static final List<String> PLACES =
      List.of(
          "/etc/tomcat*/tomcat-users.xml",
          "/usr/share/tomcat*/conf/tomcat-users.xml",
          "/var/lib/tomcat*/conf/tomcat-users.xml",
          "/usr/local/*tomcat*/conf/tomcat-users.xml",
          "/opt/*tomcat*/conf/tomcat-users.xml",
          "/srv/*tomcat*/conf/tomcat-users.xml",
          "/srv/www/tomcat*/conf/tomcat-users.xml");
  private static final Set<String> TRIED =
      Set.of("", "tomcat", "admin", "manager", "s3cret", "secret", "password", "changethis");

  private TomcatUsers() {}

  static Optional<Finding> of(AuditEvidence known) {
    Optional<Severity> severity = known.planned().severity(SERVICES, Severity.CRITICAL);
    if (severity.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> users =
        PLACES.stream()
            .flatMap(place -> FilePattern.expand(known.root(), place, known.problems()).stream())
            .flatMap(file -> XmlFile.read(file, known.problems()).stream())
            .flatMap(file -> file.all("user"))
            .filter(TomcatUsers::isEasy)
            .map(XmlElement::evidence)
            .toList();
    return new Matter(
            "tomcat-default-password",
            severity.get(),
            "configuration",
            "Tomcat's manager takes a password that everybody tries",
            "Whoever logs in there installs a program of their own on the server.",
            "Remove these users, or the manager application.")
        .at(users);
  }

  private static boolean isEasy(XmlElement user) {
    String roles = user.attribute("roles").orElse("").toLowerCase(Locale.ROOT);
    String name = user.attribute("username").or(() -> user.attribute("name")).orElse("");
    Optional<String> password = user.attribute("password");
    return (roles.contains("manager") || roles.contains("admin"))
        && password.isPresent()
        && (TRIED.contains(password.get().toLowerCase(Locale.ROOT)) || password.get().equals(name));
  }
}
