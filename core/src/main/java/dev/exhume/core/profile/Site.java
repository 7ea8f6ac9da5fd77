package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * A web site that a server serves, or an application that it runs below a path of one.
 *
 * @param server the service
 * @param names empty for the server's default site without a name
 * @param address as it is configured: {@code 10.1.2.3:80}
 * @param path below which it is served; empty for a whole site
 * @param documentRoot what it serves from: a directory, or the archive of an application
 * @param certificate the file by which it shows who it is to those who speak TLS
 * @param proxies what it hands on to other servers
 */
public record Site(
    String server,
    List<String> names,
    Optional<String> address,
    Optional<String> path,
    Optional<String> documentRoot,
    Optional<String> certificate,
    List<Proxy> proxies,
    Evidence evidence) {

  public Site {
    names = List.copyOf(names);
    proxies = List.copyOf(proxies);
  }

  /** A whole site that serves files and nothing else. */
  public Site(
      String server,
      List<String> names,
      Optional<String> address,
      Optional<String> documentRoot,
      Evidence evidence) {
    this(
        server,
        names,
        address,
        Optional.empty(),
        documentRoot,
        Optional.empty(),
        List.of(),
        evidence);
  }

  /** The same site, with a certificate or without one. */
  public Site withCertificate(Optional<String> file) {
    return new Site(server, names, address, path, documentRoot, file, proxies, evidence);
  }

  /** The same site, which hands these requests on. */
  public Site withProxies(List<Proxy> handedOn) {
    return new Site(server, names, address, path, documentRoot, certificate, handedOn, evidence);
  }

  /**
   * Requests that a site hands on to another server.
   *
   * @param path which requests, as the configuration says it: {@code /shop}, <code>~ \.php$</code>
   * @param target who answers them: {@code ajp://127.0.0.1:8009}, {@code http://app1:8080/shop},
   *     {@code unix:/run/php-fpm.sock}
   */
  public record Proxy(String path, String target, Evidence evidence) {}
}
