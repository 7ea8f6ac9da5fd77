package dev.exhume.core.analysis.mounts;

import dev.exhume.core.profile.Source.Mount;
import java.util.List;
import java.util.Optional;

/**
 * Something that the server mounted and that is not here.
 *
 * @param content what was probably on it, by its place
 * @param isScratch whether a server does without that
 * @param place what is in its place: nothing, or files that it hid
 * @param uses what of the server points into it
 * @param advice where to look for it, and what to do with it
 */
public record MissingMount(
    Mount mount,
    Optional<String> content,
    boolean isScratch,
    String place,
    List<String> uses,
    String advice) {
  public MissingMount {
    uses = List.copyOf(uses);
  }
}
