package dev.exhume.core.kit;

import dev.exhume.core.profile.Problem;
import java.util.List;

/**
 * What the writing of a kit came to.
 *
 * @param files in the image
 * @param bytes of their content, before compression
 * @param changes how many differences {@code changes.json} lists
 * @param problems what of the server could not be read and so is missing from the kit
 */
public record WrittenKit(long files, long bytes, int changes, List<Problem> problems) {
  public WrittenKit {
    problems = List.copyOf(problems);
  }
}
