package dev.exhume.core.analysis.ports.apache;

import com.google.common.base.Splitter;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.exhume.core.analysis.ports.sockets.Backend;
import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the sites of httpd hand on to other servers. */
final class ApacheProxies {
  /** Nobody writes more for one site; a hostile configuration multiplies balancers. */
  private static final int MAX_PROXIES = 300;

  /** Nor for all of them together; each has those of the main server, too. */
  private static final int MAX_OF_ALL_SITES = 20_000;

  private static final int MAX_MEMBERS = 50;

  private static final String BALANCER = "balancer://";
  private static final String HANDLER = "proxy:";
  private static final Splitter FLAGS = Splitter.on(',').trimResults();

  /** What a section such as {@code <Location>} says about the requests that it is for. */
  private static final Set<String> SCOPED =
      Set.of("proxypass", "proxypassmatch", "sethandler", "balancermember", "jkmount");

  /** The sections that are for some requests. */
  private static final Set<String> SCOPES =
      Set.of(
          "location",
          "locationmatch",
          "directory",
          "directorymatch",
          "files",
          "filesmatch",
          "proxy",
          "proxymatch");

  private final ApacheHost main;
  private final JkWorkers workers;
  private final ListMultimap<String, String> sharedMembers;
  private final List<Site.Proxy> inherited;
  private final List<Site.Proxy> mounts;
  private final boolean copiesMounts;
  private int left = MAX_OF_ALL_SITES;

  ApacheProxies(ApacheConfiguration configuration, JkWorkers workers) {
    this.main = configuration.main();
    this.workers = workers;
    this.sharedMembers = members(main);
    this.inherited = ofMain("proxypass", "proxypassmatch", "sethandler");
    this.mounts = ofMain("jkmount");
    this.copiesMounts = main.last("jkmountcopy").filter(copy -> says(copy, "all")).isPresent();
  }

  private List<Site.Proxy> ofMain(String... directives) {
    return Stream.of(directives)
        .flatMap(main::all)
        .flatMap(directive -> proxies(directive, sharedMembers))
        .limit(MAX_PROXIES)
        .toList();
  }

  /** Whether directives in a section hold for the requests that its arguments name. */
  static boolean isScope(String section) {
    return SCOPES.contains(section);
  }

  /** Whether a directive can hand anything on. */
  static boolean isProxy(ApacheDirective directive) {
    List<String> arguments = directive.arguments();
    return switch (directive.name()) {
      case "proxypass", "proxypassmatch", "balancermember" -> true;
      case "jkmount", "fastcgiexternalserver" -> true;
      case "sethandler" -> directive.firstArgument().filter(ApacheProxies::isHandler).isPresent();
      case "rewriterule" -> arguments.size() > 2 && isHandedOn(arguments.get(2));
      default -> false;
    };
  }

  /** The directive as it would stand outside of the section that it is in. */
  static ApacheDirective unscoped(ApacheDirective directive, String scope) {
    return SCOPED.contains(directive.name())
        ? new ApacheDirective(
            directive.name(),
            Stream.concat(Stream.of(scope), directive.arguments().stream()).toList(),
            directive.evidence())
        : directive;
  }

  /** What a virtual host hands on, its own first; it has most from the main server as well. */
  List<Site.Proxy> of(ApacheHost host) {
    List<Site.Proxy> proxies = all(host).limit(Math.min(MAX_PROXIES, left)).toList();
    left -= proxies.size();
    return proxies;
  }

  private Stream<Site.Proxy> all(ApacheHost host) {
    ListMultimap<String, String> members = host == main ? sharedMembers : members(host);
    Stream<Site.Proxy> own =
        host.all().flatMap(directive -> proxies(directive, members)).limit(MAX_PROXIES);
    if (host == main) {
      return own;
    }
    // Mounts of mod_jk are not taken over, unless a host asks for it or all are told to.
    boolean takesMounts =
        copiesMounts || host.last("jkmountcopy").filter(copy -> says(copy, "on")).isPresent();
    return Stream.of(
            own, takesMounts ? mounts.stream() : Stream.<Site.Proxy>of(), inherited.stream())
        .flatMap(proxies -> proxies)
        .distinct();
  }

  /** The members of each balancer, by its name in lower case. */
  private static ListMultimap<String, String> members(ApacheHost host) {
    ListMultimap<String, String> members = ArrayListMultimap.create();
    host.all("balancermember")
        .map(ApacheDirective::arguments)
        .filter(arguments -> arguments.size() > 1)
        .forEach(
            arguments -> {
              List<String> known = members.get(nameOf(arguments.get(0)));
              if (known.size() < MAX_MEMBERS && !known.contains(arguments.get(1))) {
                known.add(arguments.get(1));
              }
            });
    return members;
  }

  private Stream<Site.Proxy> proxies(
      ApacheDirective directive, ListMultimap<String, String> members) {
    List<String> arguments = directive.arguments();
    if (arguments.size() < 2 || !isProxyWithPath(directive)) {
      return Stream.of();
    }
    String path = arguments.get(0);
    return targets(directive, members)
        .map(target -> Backend.proxy(path, target, directive.evidence()));
  }

  private static boolean isProxyWithPath(ApacheDirective directive) {
    return switch (directive.name()) {
      case "proxypass", "proxypassmatch" -> !directive.arguments().get(1).equals("!");
      case "sethandler", "jkmount", "fastcgiexternalserver", "rewriterule" -> true;
      default -> false;
    };
  }

  private Stream<String> targets(ApacheDirective directive, ListMultimap<String, String> members) {
    String second = directive.arguments().get(1);
    return switch (directive.name()) {
      case "jkmount" -> workers.targets(second).stream();
      case "fastcgiexternalserver" -> fastCgi(directive.arguments());
      case "sethandler" -> balanced(second.substring(HANDLER.length()), members);
      default -> balanced(second, members);
    };
  }

  /** The members in place of a balancer's name, as far as they are known. */
  private Stream<String> balanced(String target, ListMultimap<String, String> ofHost) {
    if (!target.toLowerCase(Locale.ROOT).startsWith(BALANCER)) {
      return Stream.of(target);
    }
    int slash = target.indexOf('/', BALANCER.length());
    String name = nameOf(slash < 0 ? target : target.substring(0, slash));
    String rest = slash < 0 ? "" : target.substring(slash);
    List<String> members = ofHost.containsKey(name) ? ofHost.get(name) : sharedMembers.get(name);
    return members.isEmpty() ? Stream.of(target) : members.stream().map(member -> member + rest);
  }

  private static String nameOf(String balancer) {
    String name = balancer.toLowerCase(Locale.ROOT);
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static Stream<String> fastCgi(List<String> arguments) {
    int socket = arguments.indexOf("-socket");
    int host = arguments.indexOf("-host");
    if (socket > 0 && socket + 1 < arguments.size()) {
      return Stream.of("unix:" + arguments.get(socket + 1));
    }
    return host > 0 && host + 1 < arguments.size()
        ? Stream.of("fcgi://" + arguments.get(host + 1))
        : Stream.of();
  }

  private static boolean isHandler(String handler) {
    return handler.startsWith(HANDLER);
  }

  private static boolean isHandedOn(String flags) {
    return flags.startsWith("[")
        && FLAGS
            .splitToStream(flags.replace("[", "").replace("]", ""))
            .anyMatch(flag -> flag.equals("P") || flag.equalsIgnoreCase("proxy"));
  }

  private static boolean says(ApacheDirective directive, String value) {
    return directive.firstArgument().filter(value::equalsIgnoreCase).isPresent();
  }
}
