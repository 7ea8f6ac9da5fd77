package dev.exhume.core.analysis.ports.datasource;

import com.google.common.base.CharMatcher;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.profile.Software;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data sources in a configuration of an application server.
 *
 * <p>Each server has elements of its own for them, and says the same in them: as attributes, as
 * elements, or as properties with a name and a value.
 */
public final class DataSources {
  /** As the profile calls one. */
  public static final String KIND = "data-source";

  private static final Set<String> ELEMENTS =
      Set.of(
          // JBoss and WildFly
          "local-tx-datasource",
          "no-tx-datasource",
          "xa-datasource",
          "datasource",
          // GlassFish
          "jdbc-connection-pool",
          // WebLogic
          "jdbc-data-source",
          "JDBCConnectionPool",
          // Tomcat
          "Resource",
          "ResourceParams",
          // Resin
          "database",
          "resource-ref",
          // Jetty
          "New");

  private static final Set<String> ATTRIBUTES =
      Set.of("jndi-name", "pool-name", "name", "url", "username", "user");

  private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z');
  private static final Pattern SHOWN_NAME = Pattern.compile("[\\w./:$-]{1,200}");

  /** More than a server has; a hostile file has one in each line. */
  private static final int MAX_SOURCES = 200;

  private final UnaryOperator<String> resolve;

  /** Those of a server with properties. */
  public DataSources(UnaryOperator<String> resolve) {
    this.resolve = resolve;
  }

  /**
   * Those of a document; no password among what is kept.
   *
   * @return software of kind {@value #KIND}
   */
  public List<Software> of(XmlElement document) {
    // GlassFish gives the names under which applications ask for its pools apart from these.
    Map<String, String> names = new HashMap<>();
    document
        .all("jdbc-resource")
        .forEach(
            named ->
                names.putIfAbsent(
                    named.attribute("pool-name").orElse(""),
                    named.attribute("jndi-name").orElse("")));
    return Stream.concat(Stream.of(document), document.descendants())
        .filter(element -> ELEMENTS.contains(element.name()))
        .flatMap(element -> source(element, names).stream())
        .distinct()
        .limit(MAX_SOURCES)
        .toList();
  }

  private Optional<Software> source(XmlElement element, Map<String, String> names) {
    Map<String, String> said = new HashMap<>();
    ATTRIBUTES.forEach(name -> element.attribute(name).ifPresent(value -> put(said, name, value)));
    collect(element, said);
    Optional<JdbcUrl> url =
        first(said, "connectionurl", "url", "jdbcurl", "databaseurl").flatMap(JdbcUrl::parse);
    Optional<String> host = url.flatMap(JdbcUrl::host).or(() -> first(said, "servername"));
    Optional<String> name = url.flatMap(JdbcUrl::name).or(() -> first(said, "databasename"));
    Optional<String> named =
        first(said, "jndiname", "jndinames", "poolname", "name", "arg")
            .map(pool -> names.getOrDefault(pool, pool))
            .filter(SHOWN_NAME.asMatchPredicate());
    if (named.isEmpty() || (url.isEmpty() && (host.isEmpty() || name.isEmpty()))) {
      return Optional.empty();
    }
    Software.Connection connection =
        new Software.Connection(
            url.map(JdbcUrl::engine),
            shown(host),
            shown(name),
            shown(first(said, "username", "user")),
            element.evidence());
    return named.map(
        shown ->
            new Software(
                    shown,
                    Optional.empty(),
                    KIND,
                    element.evidence().path(),
                    Optional.empty(),
                    element.evidence())
                .with(Optional.of(connection)));
  }

  private static Optional<String> shown(Optional<String> text) {
    return text.filter(SHOWN_NAME.asMatchPredicate());
  }

  private static Optional<String> first(Map<String, String> said, String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(said.get(name)).stream())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** What is said first counts: a data source before what is nested in it. */
  private void collect(XmlElement element, Map<String, String> said) {
    for (XmlElement child : element.children()) {
      Optional<String> property = child.attribute("name").or(() -> childText(child, "name"));
      Optional<String> value =
          child
              .attribute("value")
              .or(() -> childText(child, "value"))
              .or(() -> Optional.of(child.text()).filter(text -> !text.isEmpty()));
      if (property.isPresent()) {
        value.ifPresent(text -> put(said, property.get(), text));
      } else if (child.children().isEmpty() && !child.text().isEmpty()) {
        put(said, child.name(), child.text());
      }
      // An object of Jetty is made of others; a source of any other server holds no second one.
      if (!ELEMENTS.contains(child.name()) || child.name().equals("New")) {
        collect(child, said);
      }
    }
  }

  private static Optional<String> childText(XmlElement element, String name) {
    return element.children().stream()
        .filter(child -> child.name().equals(name))
        .map(XmlElement::text)
        .findFirst();
  }

  private void put(Map<String, String> said, String name, String value) {
    said.putIfAbsent(
        LETTERS.retainFrom(name.toLowerCase(Locale.ROOT)), resolve.apply(value).strip());
  }
}
