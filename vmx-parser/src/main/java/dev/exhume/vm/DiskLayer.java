package dev.exhume.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that a disk is put together from, as the descriptor knows of it.
 *
 * @param file as it is written in the descriptor
 * @param place where it lies now
 * @param tried where it was looked for in vain, each with the reason if it is another than that
 *     there is no such file
 */
public record DiskLayer(String file, Optional<DiskPlace> place, List<String> tried) {
  public DiskLayer {
    Objects.requireNonNull(file);
    Objects.requireNonNull(place);
    tried = List.copyOf(tried);
  }
}
