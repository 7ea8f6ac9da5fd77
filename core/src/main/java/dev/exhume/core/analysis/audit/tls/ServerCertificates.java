package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the certificates that the needed services show. */
final class ServerCertificates {
  private static final int MAX_CERTIFICATES = 1_000;

  /** What other services than web servers call the file. */
  private static final List<Place> PLACES =
      List.of(
          place("postfix", "/etc/postfix/main.cf", "smtpd_tls_cert_file"),
          place("dovecot.*", "/etc/dovecot.conf", "ssl_cert(?:_file)?"),
          place("dovecot.*", "/etc/dovecot/dovecot.conf", "ssl_cert(?:_file)?"),
          place("dovecot.*", "/etc/dovecot/conf.d/*.conf", "ssl_cert(?:_file)?"),
          place("vsftpd", "/etc/vsftpd/vsftpd.conf", "rsa_cert_file"),
          place("vsftpd", "/etc/vsftpd.conf", "rsa_cert_file"),
          place("proftpd", "/etc/proftpd/*.conf", "TLSRSACertificateFile"),
          place("ldap|slapd|openldap.*", "/etc/openldap/slapd.conf", "TLSCertificateFile"),
          place("ldap|slapd|openldap.*", "/etc/ldap/slapd.conf", "TLSCertificateFile"),
          place("exim.*", "/etc/exim/exim.conf", "tls_certificate"),
          place("courier-.*", "/etc/courier/*-ssl", "TLS_CERTFILE"),
          place("cyrus.*", "/etc/imapd.conf", "tls_(?:server_)?cert(?:_file)?"));

  private ServerCertificates() {}

  static List<ServerCertificate> of(AuditEvidence known) {
    Set<String> needed =
        known.exposure().needed().stream().map(Service::name).collect(Collectors.toSet());
    Stream<Named> sites =
        known.sites().stream()
            .filter(site -> needed.contains(site.server()))
            .flatMap(site -> named(known, site));
    Stream<Named> others =
        PLACES.stream()
            .filter(place -> known.planned().isNeeded(place.services()))
            .flatMap(place -> named(known, place));
    return Stream.concat(sites, others)
        .distinct()
        .limit(MAX_CERTIFICATES)
        .flatMap(
            named ->
                ServerCertificate.read(named.file(), named.evidence(), known.problems()).stream())
        .toList();
  }

  private static Stream<Named> named(AuditEvidence known, Site site) {
    return site
        .certificate()
        .flatMap(path -> ServerPath.of(known.root(), path))
        .map(file -> new Named(file, Evidence.file(file.toString())))
        .stream();
  }

  private static Stream<Named> named(AuditEvidence known, Place place) {
    return FilePattern.expand(known.root(), place.file(), known.problems()).stream()
        .flatMap(file -> TextFile.readStart(file, 1, known.problems()).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .map(TextLine::stripped)
        .map(line -> place.setting().matcher(line))
        .filter(Matcher::matches)
        .flatMap(found -> ServerPath.of(known.root(), found.group(1)).stream())
        .map(file -> new Named(file, Evidence.file(file.toString())));
  }

  private static Place place(String services, String file, String setting) {
    return new Place(
        Pattern.compile(services),
        file,
        Pattern.compile("(?:" + setting + ")\\s*[=\\s]\\s*<?\\s*\"?(/[^\\s\";]{1,1024})\"?;?"));
  }

  private record Place(Pattern services, String file, Pattern setting) {}

  private record Named(Path file, Evidence evidence) {}
}
