package dev.exhume.disk.image.part;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an image says of the one that it holds the changes to.
 *
 * @param names the most trustworthy first; without any, the parent is looked for by its identity
 * @param identity what the parent's {@link ImageLayer#identity} was when the image was made
 * @param revision what the parent's {@link ImageLayer#revision} was then
 * @param raw whether the parent is the bytes as they are, whatever they look like
 */
public record ParentLink(
    List<PartName> names, Optional<String> identity, Optional<String> revision, boolean raw) {
  public ParentLink {
    names = List.copyOf(names);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(revision);
  }

  /** A link to an image of a format that has no revisions. */
  public ParentLink(List<PartName> names, Optional<String> identity) {
    this(names, identity, Optional.empty(), false);
  }
}
