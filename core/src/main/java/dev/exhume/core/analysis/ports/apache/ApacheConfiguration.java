package dev.exhume.core.analysis.ports.apache;

import java.util.List;

/**
 * What one httpd would read, all included files in their places.
 *
 * @param hosts the virtual ones
 */
record ApacheConfiguration(ApacheHost main, List<ApacheHost> hosts) {
  ApacheConfiguration {
    hosts = List.copyOf(hosts);
  }
}
