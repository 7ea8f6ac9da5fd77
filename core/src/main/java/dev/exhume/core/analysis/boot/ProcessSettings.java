package dev.exhume.core.analysis.boot;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an init system sets for a process beside its user and its variables.
 *
 * @param umask in octal digits
 * @param limits of its resources
 * @param nice how much it gives way to others
 * @param directory that is its {@code /}
 * @param after what runs beside it as soon as it was started, one after the other
 * @param upkeep what is done with it once it runs
 */
public record ProcessSettings(
    Optional<String> umask,
    List<Limit> limits,
    Optional<Integer> nice,
    Optional<String> directory,
    List<Step> after,
    Upkeep upkeep) {
  /** Nothing is set. */
  public static final ProcessSettings NONE =
      new ProcessSettings(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

  private static final Pattern MASK = Pattern.compile("[0-7]{1,4}");

  public ProcessSettings {
    umask = umask.filter(mask -> MASK.matcher(mask).matches());
    limits = List.copyOf(limits);
    after = List.copyOf(after);
    nice = nice.filter(value -> value >= -20 && value <= 19);
    directory =
        directory.filter(
            path -> path.startsWith("/") && path.length() > 1 && path.indexOf('\0') < 0);
  }

  /** The same with a mask for the permissions of new files; no mask if it is none. */
  public ProcessSettings withMask(Optional<String> mask) {
    return new ProcessSettings(mask, limits, nice, directory, after, upkeep);
  }

  /** The same with what is done once it runs. */
  public ProcessSettings withUpkeep(Upkeep other) {
    return new ProcessSettings(umask, limits, nice, directory, after, other);
  }

  /** Settings of which nothing is known that would be done once it runs. */
  public ProcessSettings(
      Optional<String> umask,
      List<Limit> limits,
      Optional<Integer> nice,
      Optional<String> directory,
      List<Step> after) {
    this(umask, limits, nice, directory, after, Upkeep.NONE);
  }

  /** Whether anything is set for the start. */
  public boolean changeStart() {
    return !withUpkeep(Upkeep.NONE).equals(NONE);
  }

  /**
   * A limit of a resource.
   *
   * @param option of {@code ulimit}
   * @param soft a number or {@code unlimited}
   */
  public record Limit(char option, String soft, String hard) {
    private static final String UNLIMITED = "unlimited";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Those that a shell counts as init systems do, which have all others in bytes. */
    private static final ImmutableMap<String, Character> COUNTED =
        ImmutableMap.of("nofile", 'n', "cpu", 't');

    /** Those that any shell knows, if only without a number. */
    private static final ImmutableMap<String, Character> KNOWN =
        ImmutableMap.<String, Character>builder()
            .putAll(COUNTED)
            .put("core", 'c')
            .put("data", 'd')
            .put("fsize", 'f')
            .put("memlock", 'l')
            .put("rss", 'm')
            .put("stack", 's')
            .put("as", 'v')
            .buildOrThrow();

    /** A limit as {@code limits.conf} calls it; empty if a shell cannot set it to these values. */
    public static Optional<Limit> named(String name, String soft, String hard) {
      boolean isTold =
          Stream.of(soft, hard)
              .allMatch(
                  value ->
                      value.equals(UNLIMITED)
                          || value.equals("0")
                          || (COUNTED.containsKey(name) && NUMBER.matcher(value).matches()));
      return Optional.ofNullable(KNOWN.get(name))
          .filter(option -> isTold)
          .map(option -> new Limit(option, soft, hard));
    }
  }
}
