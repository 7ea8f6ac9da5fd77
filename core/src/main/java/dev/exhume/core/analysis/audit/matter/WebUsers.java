package dev.exhume.core.analysis.audit.matter;

import java.util.Set;

/** The accounts that distributions run web and application servers as. */
public final class WebUsers {
  private static final Set<String> NAMES =
      Set.of(
          "apache",
          "www-data",
          "www",
          "wwwrun",
          "httpd",
          "http",
          "nginx",
          "lighttpd",
          "nobody",
          "tomcat",
          "tomcat4",
          "tomcat5",
          "tomcat55",
          "tomcat6",
          "tomcat7",
          "tomcat8",
          "jboss");

  private WebUsers() {}

  /** Whether whoever gets into a web application is this account. */
  public static boolean isOne(String account) {
    return NAMES.contains(account);
  }
}
