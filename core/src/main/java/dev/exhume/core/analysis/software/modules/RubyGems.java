package dev.exhume.core.analysis.software.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code gem install} leaves: a specification for each gem. */
final class RubyGems {
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/ruby/gems/*/specifications",
          "/usr/lib64/ruby/gems/*/specifications",
          "/usr/share/gems/specifications",
          "/usr/local/share/gems/specifications",
          "/usr/local/lib/ruby/gems/*/specifications",
          "/usr/local/lib64/ruby/gems/*/specifications",
          "/var/lib/gems/*/specifications",
          "/opt/*/lib/ruby/gems/*/specifications",
          "/opt/*/embedded/lib/ruby/gems/*/specifications",
          "/usr/local/rvm/gems/*/specifications",
          "/home/*/.rvm/gems/*/specifications",
          "/home/*/.rbenv/versions/*/lib/ruby/gems/*/specifications",
          "/home/*/.gem/ruby/*/specifications");

  private static final Pattern NAME =
      Pattern.compile("([\\w.-]{1,100}?)-(\\d[\\w.]{0,60})(?:-[a-z][\\w.-]{0,60})?\\.gemspec");

  private RubyGems() {}

  static void addTo(Modules modules) {
    DIRECTORIES.forEach(directory -> modules.addAll(directory, "*.gemspec", RubyGems::read));
  }

  private static Optional<Modules.Module> read(Path entry, Modules modules) {
    Matcher name = NAME.matcher(entry.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Modules.Module(
                "ruby-gem", name.group(1), Optional.of(name.group(2)), entry, List.of(entry)))
        : Optional.empty();
  }
}
