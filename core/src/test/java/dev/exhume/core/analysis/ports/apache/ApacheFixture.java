package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.testdata.DeadServers.server;

import dev.exhume.testdata.ServerBuilder;

/** A server with an httpd whose configuration lies where Red Hat has it. */
final class ApacheFixture {
  static final String MAIN = "/etc/httpd/conf/httpd.conf";

  private ApacheFixture() {}

  static ServerBuilder redHat(String... directives) {
    return server().file(MAIN, directives);
  }
}
