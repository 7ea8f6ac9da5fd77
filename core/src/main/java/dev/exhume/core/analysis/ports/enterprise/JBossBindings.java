package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports that JBoss 5 and 6 give out to their services from one file: one list for all, and sets
 * that add something to each port.
 */
final class JBossBindings {
  private static final List<String> FILES =
      List.of(
          "conf/bindingservice.beans/META-INF/bindings-jboss-beans.xml",
          "conf/bootstrap/bindings.xml");

  private static final String USUAL_SET = "ports-default";

  private final List<Binding> bindings;

  private JBossBindings(List<Binding> bindings) {
    this.bindings = List.copyOf(bindings);
  }

  /** Reads those of a configuration; empty for a server that has no such file. */
  static Optional<JBossBindings> read(
      Path configuration, ServerProperties properties, Problems problems) {
    return FILES.stream()
        .flatMap(file -> XmlFile.read(configuration.resolve(file), problems).stream())
        .findFirst()
        .map(deployment -> of(deployment, properties));
  }

  private static JBossBindings of(XmlElement deployment, ServerProperties properties) {
    int offset = offset(deployment, properties);
    return new JBossBindings(
        beans(deployment, "ServiceBindingMetadata")
            .flatMap(bean -> binding(bean, offset, properties).stream())
            .toList());
  }

  /** What the set that is in use adds to each port. */
  private static int offset(XmlElement deployment, ServerProperties properties) {
    String used =
        Stream.of("ServiceBindingManagementObject", "ServiceBindingManager")
            .flatMap(name -> beans(deployment, name))
            .flatMap(bean -> bean.all("parameter"))
            .map(XmlElement::text)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(properties::resolve)
            .orElse(USUAL_SET);
    return beans(deployment, "ServiceBindingSet")
        .map(bean -> bean.all("parameter").map(XmlElement::text).toList())
        .filter(parameters -> parameters.size() > 2 && parameters.get(0).equals(used))
        .findFirst()
        .flatMap(parameters -> Endpoint.port(properties.resolve(parameters.get(2))))
        .orElse(0);
  }

  private static Stream<XmlElement> beans(XmlElement deployment, String type) {
    return deployment
        .all("bean")
        .filter(bean -> bean.attribute("class").filter(name -> name.endsWith(type)).isPresent());
  }

  private static Optional<Binding> binding(
      XmlElement bean, int offset, ServerProperties properties) {
    Optional<XmlElement> port = property(bean, "port");
    boolean isFixed = property(bean, "fixedPort").map(XmlElement::text).equals(Optional.of("true"));
    return port.map(XmlElement::text)
        .map(properties::resolve)
        .flatMap(Endpoint::port)
        .map(
            number ->
                new Binding(
                    property(bean, "serviceName").map(XmlElement::text).orElse(""),
                    property(bean, "bindingName").map(XmlElement::text).orElse(""),
                    isFixed ? number : number + offset,
                    port.orElse(bean).evidence()));
  }

  private static Optional<XmlElement> property(XmlElement bean, String name) {
    return bean.all("property")
        .filter(property -> property.attribute("name").equals(Optional.of(name)))
        .findFirst();
  }

  /** All of them, in the order of the file. */
  List<Binding> all() {
    return bindings;
  }

  /**
   * A port that is given out, with what the set in use adds to it.
   *
   * @param service the name of the service
   * @param name of the port, if the service has several
   */
  record Binding(String service, String name, int port, Evidence evidence) {
    /** The service and, if it has one, the name after a blank. */
    String fullName() {
      return name.isEmpty() ? service : service + " " + name;
    }
  }
}
