package dev.exhume.core.analysis.ports.apache;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the start script defines on httpd's command line: {@code -D SSL}. */
final class ApacheDefinitions {
  private static final Pattern DEFINITION = Pattern.compile("-D ?(\\w{1,100})");

  /** Settings of start scripts that are handed to httpd. */
  private static final List<String> OPTIONS =
      List.of("OPTIONS", "APACHE2_OPTS", "APACHE_OPTS", "APACHE_ARGUMENTS");

  private static final List<String> SETTINGS =
      List.of(
          "etc/sysconfig/httpd",
          "etc/sysconfig/apache2",
          "etc/sysconfig/apache",
          "etc/conf.d/apache2",
          "etc/conf.d/apache",
          "etc/default/apache2",
          "etc/apache2/envvars");

  private static final List<String> MODULE_DIRECTORIES =
      List.of("usr/lib/apache", "usr/lib/httpd/modules", "usr/lib64/httpd/modules");

  private ApacheDefinitions() {}

  /** The settings of the start scripts of all distributions. */
  static ShellSettings environment(Path root, Problems problems) {
    return ShellSettings.read(SETTINGS.stream().map(root::resolve).toList(), problems);
  }

  static Set<String> find(
      Path root, RunningDaemon daemon, ShellSettings environment, Problems problems) {
    Set<String> definitions = new HashSet<>();
    for (String name : OPTIONS) {
      environment.value(name).ifPresent(options -> addTo(definitions, options));
    }
    // SuSE's script puts -D before each word of these flags.
    environment
        .value("APACHE_SERVER_FLAGS")
        .ifPresent(
            flags -> {
              addTo(definitions, flags);
              definitions.addAll(Splitter.onPattern("\\s+").omitEmptyStrings().splitToList(flags));
            });
    for (TextLine line : daemon.commands()) {
      addTo(definitions, line.text());
      if (line.text().contains("-DHAVE_\"")) {
        definitions.addAll(installedModules(root, problems));
      }
    }
    return definitions;
  }

  private static void addTo(Set<String> definitions, String options) {
    Matcher definition = DEFINITION.matcher(options);
    while (definition.find()) {
      definitions.add(definition.group(1));
    }
  }

  /** As the script of Red Hat Linux names them: HAVE_SSL for libssl.so or mod_ssl.so. */
  private static Set<String> installedModules(Path root, Problems problems) {
    Set<String> names = new HashSet<>();
    for (String directory : MODULE_DIRECTORIES) {
      for (Path file : Folder.files(root.resolve(directory), problems)) {
        String name = file.getFileName().toString().toUpperCase(Locale.ROOT);
        if (name.endsWith(".SO")) {
          names.add(
              "HAVE_"
                  + name.substring(0, name.length() - 3)
                      .replaceFirst("^MOD_", "")
                      .replaceFirst("^LIB", ""));
        }
      }
    }
    return names;
  }
}
