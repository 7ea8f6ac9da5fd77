package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an init system sets for a process beside its user and its variables.
 *
 * @param umask in octal digits
 * @param limits of its resources
 * @param nice how much it gives way to others
 * @param directory that is its {@code /}
 * @param after what runs beside it as soon as it was started
 */
public record ProcessSettings(
    Optional<String> umask,
    List<Limit> limits,
    Optional<Integer> nice,
    Optional<String> directory,
    Optional<Step> after) {
  /** Nothing is set. */
  public static final ProcessSettings NONE =
      new ProcessSettings(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern MASK = Pattern.compile("[0-7]{1,4}");

  public ProcessSettings {
    umask = umask.filter(mask -> MASK.matcher(mask).matches());
    limits = List.copyOf(limits);
    nice = nice.filter(value -> value >= -20 && value <= 19);
    directory =
        directory.filter(
            path -> path.startsWith("/") && path.length() > 1 && path.indexOf('\0') < 0);
  }

  /** The same with a mask for the permissions of new files; no mask if it is none. */
  public ProcessSettings withMask(Optional<String> mask) {
    return new ProcessSettings(mask, limits, nice, directory, after);
  }

  /**
   * A limit of a resource.
   *
   * @param option of {@code ulimit}
   * @param soft a number or {@code unlimited}
   */
  public record Limit(char option, String soft, String hard) {}
}
