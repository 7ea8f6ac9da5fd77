package dev.exhume.core.analysis.software.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code cpan} and {@code make install} leave: a list of the files of each module. */
final class PerlModules {
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/local/lib/perl5/site_perl/*/auto",
          "/usr/local/lib/perl5/site_perl/*/*/auto",
          "/usr/local/lib/perl5/*/auto",
          "/usr/local/lib64/perl5/auto",
          "/usr/local/lib/perl/*/auto",
          "/usr/local/lib/*/perl/*/auto",
          "/usr/lib/perl5/site_perl/*/auto",
          "/usr/lib/perl5/site_perl/*/*/auto",
          "/usr/lib64/perl5/site_perl/*/*/auto",
          "/usr/lib64/perl5/auto",
          "/opt/*/lib/perl5/site_perl/*/*/auto");

  /** How deep names of modules go: {@code A::B::C::D}. */
  private static final List<String> LISTS =
      List.of("*/.packlist", "*/*/.packlist", "*/*/*/.packlist", "*/*/*/*/.packlist");

  private static final Pattern VERSION =
      Pattern.compile("\\bVERSION\\s*=\\s*(?:qv\\()?['\"]?v?(\\d[\\d._]{0,30})");

  private PerlModules() {}

  static void addTo(Modules modules) {
    for (String directory : DIRECTORIES) {
      LISTS.forEach(list -> modules.addAll(directory, list, PerlModules::read));
    }
  }

  private static Optional<Modules.Module> read(Path entry, Modules modules) {
    String name = name(entry);
    String ending = "/" + name.replace("::", "/") + ".pm";
    Pattern main = Pattern.compile("^(\\S{0,500}" + Pattern.quote(ending) + ")(?:\\s|$)");
    Optional<String> version =
        modules
            .line(entry, main)
            .flatMap(modules::named)
            .flatMap(file -> modules.line(file, VERSION));
    return Optional.of(new Modules.Module("perl-module", name, version, entry, List.of(entry)));
  }

  /** The names of the directories below {@code auto}, as Perl writes them. */
  private static String name(Path entry) {
    String path = entry.toString();
    String below = path.substring(path.indexOf("/auto/") + "/auto/".length());
    return below.substring(0, below.lastIndexOf('/')).replace("/", "::");
  }
}
